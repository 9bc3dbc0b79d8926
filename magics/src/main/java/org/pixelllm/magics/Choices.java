package org.pixelllm.magics;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.Format;
import org.pixelllm.eval.task.Task;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.train.RecipeFile;
import picocli.CommandLine.Model.OptionSpec;

/** What may stand after an option. */
final class Choices {
    private static final List<String> ENDINGS = List.of(".html", ".png", ".svg", ".json", ".coco.json", ".csv");

    private final Host host;
    private final PathCompleter paths;

    Choices(Host host) {
        this.host = host;
        paths = new PathCompleter(host);
    }

    /** Returns what fits an option and begins as the user does; nothing where it may be anything. */
    List<String> of(OptionSpec option, String begun) {
        return switch (option.longestName()) {
            case "--format" -> beginning(Stream.of(Format.values()).map(Format::word), begun);
            case "--task" -> beginning(Stream.of(Task.values()).map(Task::word), begun);
            case "--tasks" -> beginning(Stream.of("caption", "location", "refer"), begun);
            case "--recipe" -> recipes(begun);
            case "--model", "--models" -> models(begun);
            case "--split" -> beginning(Stream.of("train", "val", "test", "testA", "testB"), begun);
            case "--data", "--images" -> paths.folders(begun);
            case "--picture" -> pictures(begun);
            case "--save" -> saved(begun);
            default -> typed(option, begun);
        };
    }

    private List<String> typed(OptionSpec option, String begun) {
        Class<?> type = option.isMultiValue() ? option.auxiliaryTypes()[0] : option.type();
        if (type == Path.class || option.paramLabel().matches("DIR|FILE.*")) {
            return paths.any(begun);
        }
        boolean place = type == Box.class || type == Point.class;
        return place
                ? beginning(variables(value -> Substitution.text(value).filter(t -> t.contains(",")).isPresent())
                        .map(name -> "$" + name), begun)
                : List.of();
    }

    /** Returns pictures: the notebook's variables that hold some, drawn scenes, files. */
    List<String> pictures(String begun) {
        List<String> all = new ArrayList<>(beginning(variables(Choices::isPicture), begun));
        if (begun.startsWith("$")) {
            all.addAll(beginning(variables(Choices::isPicture).map(name -> "$" + name), begun));
        }
        all.addAll(beginning(Stream.of(SceneName.PREFIX), begun));
        all.addAll(paths.pictures(begun));
        return all;
    }

    /** Returns models: the built-in one, and folders, those with a model in them first. */
    List<String> models(String begun) {
        List<String> all = new ArrayList<>(beginning(Stream.of(PixelLlm.SCENES), begun));
        List<String> folders = paths.folders(begun);
        folders.stream().filter(this::isModel).forEach(all::add);
        folders.stream().filter(folder -> !isModel(folder)).forEach(all::add);
        return all;
    }

    /** Returns the models that are there: the built-in one, and the folders that hold one. */
    List<String> modelsAtHand() {
        return models("").stream().filter(name -> name.equals(PixelLlm.SCENES) || isModel(name)).toList();
    }

    private boolean isModel(String folder) {
        return Files.exists(host.directory().resolve(folder.replace("\"", "")).resolve("model.safetensors"));
    }

    private List<String> recipes(String begun) {
        List<String> all = new ArrayList<>(beginning(Stream.concat(Stream.of(PixelLlm.SCENES),
                RecipeFile.presets().stream()), begun));
        paths.any(begun).stream().filter(file -> file.endsWith("/") || file.endsWith(".json")).forEach(all::add);
        return all;
    }

    private List<String> saved(String begun) {
        List<String> all = new ArrayList<>(paths.any(begun));
        int dot = begun.lastIndexOf('.');
        if (dot > 0) {
            ENDINGS.stream().filter(ending -> ending.startsWith(begun.substring(dot)))
                    .map(ending -> begun.substring(0, dot) + ending).filter(name -> !all.contains(name))
                    .forEach(all::add);
        }
        return all;
    }

    private Stream<String> variables(Predicate<Object> wanted) {
        List<String> names = new ArrayList<>();
        host.variables().forEach(name -> host.variable(name).filter(wanted).ifPresent(value -> names.add(name)));
        return names.stream().sorted();
    }

    private static boolean isPicture(Object value) {
        if (value instanceof Iterable<?> several) {
            var first = several.iterator();
            return first.hasNext() && isPicture(first.next());
        }
        return value instanceof Picture || value instanceof BufferedImage
                || value instanceof Path || value instanceof File
                || value instanceof String text && (PictureReader.named(text)
                        || text.startsWith(SceneName.PREFIX) || Glob.isGlob(text));
    }

    static List<String> beginning(Stream<String> names, String begun) {
        return names.filter(name -> name.startsWith(begun)).sorted().toList();
    }
}
