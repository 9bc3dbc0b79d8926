package org.pixelllm.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.pixelllm.data.DataCheck;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Format;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.DataPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Reads a data set to the end and tells what it holds: counts, histograms, ten drawn "
        + "examples, and everything that is wrong with it. Returns a list of DataCheck, one for each format.", footer = {
            "", "Example:", "  PROGRAM data check scenes"})
final class CheckCommand implements Callable<List<DataCheck>> {
    private final Desk desk;

    @Parameters(paramLabel = "DIR", description = "Folder with annotations and pictures.")
    private String folder;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Check this one only: localized-narratives, refcoco, "
            + "mdetr, uninext, visual-genome, grit, coco-captions, coco-instances or plain.")
    private String format;

    @Option(names = "--images", paramLabel = "DIR", description = "Folder with the pictures, if they lie elsewhere.")
    private String images;

    @Option(names = "--no-images", description = "Do not look for the pictures.")
    private boolean withoutImages;

    @Option(names = "--split", paramLabel = "NAME", description = "Check this split only, such as testA.")
    private String split = "";

    @Option(names = "--save", paramLabel = "FILE.html", description = "Write the report with its drawings to a file.")
    private String file;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public List<DataCheck> call() throws InterruptedException {
        Optional<Path> target = Optional.ofNullable(file).map(this::target);
        Path path = desk.path(folder).toAbsolutePath().normalize();
        List<DataCheck> checks = new ArrayList<>();
        for (Format each : formats(path)) {
            DataCheck check = check(path, each);
            checks.add(check);
            desk.show(check.table(), () -> Bundle.html(check.table(), DataPage.section(check)));
        }
        target.ifPresent(to -> save(to, path, checks));
        return checks;
    }

    private List<Format> formats(Path path) {
        if (format != null) {
            return List.of(Format.of(format));
        }
        List<Format> found = List.copyOf(DataSet.formats(path));
        if (found.isEmpty()) {
            DataSet.open(path, Optional.empty(), DataSet.Options.STRICT).close(); // says why
        }
        List<String> unread = DataSet.unread(path);
        if (!unread.isEmpty()) {
            desk.show("Not read: " + unread.stream().limit(10).collect(Collectors.joining(", "))
                    + (unread.size() > 10 ? " and " + (unread.size() - 10) + " more" : ""));
        }
        return found;
    }

    private DataCheck check(Path path, Format each) throws InterruptedException {
        DataSet.Options options = DataSet.Options.STRICT.only(split);
        options = images == null ? options : options.picturesIn(desk.path(images).toAbsolutePath().normalize());
        Progress progress = new Progress(desk.host(), "reading " + each.word(), Progress.UNKNOWN);
        try {
            DataCheck check = DataCheck.of(path, each, withoutImages ? options.withoutPictures() : options,
                    done -> progress.at((int) Math.min(done, Integer.MAX_VALUE - 1), "examples"));
            progress.done("read " + each.word());
            return check;
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private Path target(String name) {
        Path target = desk.path(name).toAbsolutePath();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".html") || !Files.isDirectory(target.getParent())) {
            throw UserProblem.that("could not save to \"" + name + "\"")
                    .line("seen",
                            name.endsWith(".html") ? "there is no folder " + target.getParent() : "another ending")
                    .line("writes", ".html").line("try", "--save report.html");
        }
        return target;
    }

    private void save(Path target, Path path, List<DataCheck> checks) {
        try {
            Files.writeString(target, DataPage.page(String.valueOf(path.getFileName()), checks));
        } catch (IOException e) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", e.toString()).because(e);
        }
        desk.host().out().println("Saved " + file);
    }
}
