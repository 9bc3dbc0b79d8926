package org.pixelllm.magics;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Region;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows results again that --save FILE.json or --json has written, and returns them. A "
        + "picture that is not there any more is gray.", footer = {"", "Example:",
            "  PROGRAM caption scenes:27 --save seen.json",
            "  PROGRAM show seen.json"})
final class ShowCommand implements Callable<Object> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE.json", description = "What --save wrote, or lines that --json told.")
    private String name;

    @Option(names = "--picture", paramLabel = "PICTURE", description = "The picture that the results are about, where it has moved.")
    private String picture;

    @Mixin
    private Output output;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Object call() {
        Path file = desk.path(name).toAbsolutePath();
        List<JsonFile.Entry> entries = JsonFile.read(file, name);
        output.check(desk, entries.size());
        Gallery gallery = new Gallery(desk, output, "results", entries.size());
        entries.forEach(entry -> gallery.take(answer(entry, file.getParent())));
        Object value = gallery.finish();
        output.save(desk);
        return value;
    }

    private Answer answer(JsonFile.Entry entry, Path beside) {
        Picture seen = pixels(entry, beside);
        if (entry.value() instanceof Caption caption) {
            return Answer.of(entry.picture(), seen, caption);
        } else if (entry.value() instanceof Grounding grounding) {
            return Answer.of(entry.picture(), seen, grounding);
        }
        List<?> several = (List<?>) entry.value();
        return !several.isEmpty() && several.get(0) instanceof Caption
                ? Answer.ofBeams(entry.picture(), seen, several.stream().map(Caption.class::cast).toList())
                : Answer.ofRegions(entry.picture(), seen, several.stream().map(Region.class::cast).toList());
    }

    private Picture pixels(JsonFile.Entry entry, Path beside) {
        Picture found = picture == null ? named(entry, beside) : new Pictures(desk).one(picture).pixels().get();
        if (found.width() != entry.width() || found.height() != entry.height()) {
            throw UserProblem.that("cannot lay results on a picture of another size")
                    .line("results", "of " + entry.width() + " x " + entry.height() + " pixels")
                    .line("picture", found.width() + " x " + found.height() + " pixels")
                    .line("try", "--picture with the picture that they are about");
        }
        return found;
    }

    /** Looks beside the file and in the notebook's folder, and no further: a file may come from anybody. */
    private Picture named(JsonFile.Entry entry, Path beside) {
        if (entry.picture().startsWith(SceneName.PREFIX)) {
            return SceneName.of(entry.picture()).draw();
        }
        for (Path folder : List.of(beside, desk.host().directory())) {
            if (isWithin(folder, entry.picture())) {
                return new Pictures(desk).read(folder.resolve(entry.picture()), entry.picture());
            }
        }
        byte[] gray = new byte[3 * entry.width() * entry.height()];
        Arrays.fill(gray, (byte) 0xb0);
        return new Picture(entry.width(), entry.height(), gray);
    }

    private static boolean isWithin(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            return !Path.of(name).isAbsolute() && file.startsWith(folder.normalize()) && Files.isRegularFile(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
