package org.pixelllm.magics;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/** Finds the pictures that a user names: variables first, then drawn scenes, files and patterns. */
final class Pictures {
    /** What a user may write, for the help of a verb. */
    static final String FORMS = "A path, a pattern such as \"*.jpg\", a variable of the notebook, or a drawn scene "
            + "such as scenes:7 or scenes:7@640x480.";

    private final Desk desk;

    Pictures(Desk desk) {
        this.desk = desk;
    }

    /** Returns the one picture of that name. */
    NamedPicture one(String name) {
        List<NamedPicture> found = resolve(List.of(name));
        if (found.size() != 1) {
            throw UserProblem.that("takes one picture here").line("seen", found.size() + " pictures in " + name)
                    .line("try", found.get(0).name());
        }
        return found.get(0);
    }

    /** Returns at least one picture for each name, in order; none is read yet. */
    List<NamedPicture> resolve(List<String> names) {
        return names.stream().flatMap(this::resolve).toList();
    }

    private Stream<NamedPicture> resolve(String name) {
        Optional<Object> value = desk.value(name);
        return value.isPresent() ? variable(name, value.get()) : typed(name);
    }

    private Stream<NamedPicture> typed(String name) {
        if (name.startsWith(SceneName.PREFIX)) {
            SceneName scene = SceneName.of(name);
            return Stream.of(new NamedPicture(name, scene::draw));
        }
        if (Glob.isGlob(name) && !isFile(name)) {
            Path folder = desk.host().directory();
            return new Glob(folder).find(name).stream()
                    .map(path -> file((path.startsWith(folder) ? folder.relativize(path) : path).toString(), path));
        }
        Path path = desk.path(name);
        if (!Files.exists(path)) {
            suggestVariable(name);
        }
        return Stream.of(file(name, path));
    }

    private boolean isFile(String name) {
        return Glob.isPath(name) && Files.exists(desk.path(name));
    }

    /** Reads a file that was found. */
    Picture read(Path path, String name) {
        return file(name, path).pixels().get();
    }

    private static NamedPicture file(String name, Path path) {
        return new NamedPicture(name, () -> PictureReader.read(path, name));
    }

    private Stream<NamedPicture> variable(String name, Object value) {
        if (value instanceof Picture picture) {
            return Stream.of(new NamedPicture(name, () -> picture));
        }
        if (value instanceof BufferedImage image) {
            return Stream.of(new NamedPicture(name, () -> Picture.of(image)));
        }
        if (value instanceof String text) {
            return typed(text);
        }
        if (value instanceof Path || value instanceof File) {
            return Stream.of(file(name, desk.path(value.toString())));
        }
        if (value instanceof Iterable<?> several) {
            Stream.Builder<NamedPicture> each = Stream.builder();
            int i = 0;
            for (Object one : several) {
                variable(name + "[" + i++ + "]", one).forEach(each);
            }
            return each.build();
        }
        throw UserProblem.that("cannot take the variable \"" + name + "\" for a picture")
                .line("seen", value == null ? "nothing" : value.getClass().getSimpleName())
                .line("takes", "Picture, BufferedImage, Path, File, String, or a list of these");
    }

    /** A bare name that is nearly a variable's is more likely meant so than as a file. */
    private void suggestVariable(String name) {
        TreeSet<String> variables = new TreeSet<>();
        desk.host().variables().forEach(variables::add);
        List<String> near = name.contains(".") ? List.of() : Nearest.to(name, variables);
        if (!near.isEmpty()) {
            throw UserProblem.that("knows no picture and no variable \"" + name + "\"").line("looked in",
                    "the variables of this notebook, and " + desk.host().directory())
                    .line("did you mean", String.join("  or  ", near) + " ?");
        }
    }
}
