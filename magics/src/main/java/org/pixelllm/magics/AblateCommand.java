package org.pixelllm.magics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixelllm.eval.ablation.Ablation;
import org.pixelllm.eval.ablation.AblationPlan;
import org.pixelllm.eval.ablation.AblationResult;
import org.pixelllm.image.Picture;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.AblationGallery;
import org.pixelllm.report.AblationGallery.Question;
import org.pixelllm.report.AblationPage;
import org.pixelllm.report.Detail;
import org.pixelllm.report.OverlayGrid;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ablate", description = "Compares ways to point: trains a grid of small models that differ in some fields "
        + "of their recipe only, on drawn scenes, and tells how well each refers. Stop it any time: what is done is "
        + "kept, the same line goes on. Returns an AblationResult.", footer = {"", "A PLAN is a file such as",
            "  {\"base\": {\"steps\": 1000}, \"axes\": {\"pointing\": [\"per-word\", \"last-word\"]}, \"seeds\": [1, 2, 3]}",
            "pointing: per-word, last-word, location-token, coordinate-bins, coordinate-text, attention.",
            "Any other field of the recipe can be an axis: visual (extractor, roi, dense), tokens, points, pointLoss,",
            "pointWeight, boxWeight, wordWeight, bins, frozen, rank, modules, width, layers, start, steps, narrative,",
            "batch, expressions. The plan's own fields: rates, tuneSteps, pictures, questions, checks, model, pixels.",
            "",
            "Example:", "  PROGRAM ablate plan.json",
            "  PROGRAM ablate plan.json --picture scenes:27 --refer \"the red car\""})
final class AblateCommand implements Callable<AblationResult> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "PLAN", description = "File of the plan.")
    private String plan;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the grid: cells and models; that of the plan's name unless told.")
    private String out;

    @Option(names = "--stored", description = "Tell what is there; train nothing, and write nothing without --save.")
    private boolean stored;

    @Option(names = "--save", paramLabel = "DIR", description = "Where table, charts and report go; the folder of the grid unless told.")
    private String saved;

    @Option(names = "--gallery", paramLabel = "N", defaultValue = "4", description = "Drawings to show under each variant; ${DEFAULT-VALUE} unless told.")
    private int gallery;

    @Option(names = "--picture", paramLabel = "PICTURE", description = "Ask the models that are there about this picture, with --refer; train nothing.")
    private String picture;

    @Option(names = "--refer", paramLabel = "EXPRESSION", description = "What to find in that picture; any number of times.")
    private List<String> expressions = List.of();

    @Option(names = "--from", paramLabel = "DIR", description = "Begin as the captioners of this grid began, which saves training them.")
    private String from;

    AblateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public AblationResult call() {
        return desk.isNotebook() ? ablate() : ExitGuard.during(this::ablate);
    }

    private AblationResult ablate() {
        if (gallery < 0 || gallery > 100) {
            throw UserProblem.that("shows 0 to 100 drawings").line("asked for", gallery + " drawings");
        }
        Path file = desk.path(plan);
        AblationPlan read = AblationPlan.read(file);
        Path folder = out == null ? beside(file) : desk.path(out);
        if (picture != null || !expressions.isEmpty()) {
            ask(read, folder);
            return Ablation.stored(read, folder);
        }
        if (from != null) {
            Ablation.adopt(desk.path(from), folder);
        }
        AblationResult result = stored ? Ablation.stored(read, folder) : Ablation.run(read, folder, new Watch());
        AblationPage page = AblationPage.of(result, gallery == 0 || result.cells().isEmpty()
                ? Map.of()
                : AblationGallery.of(read, folder, AblationGallery.drawn(gallery)));
        desk.show(result.toString(), () -> Bundle.html(result.toString(), page.section()));
        if (!stored || saved != null) {
            Path report = saved == null ? folder : desk.path(saved);
            save(report, page);
            desk.host().out().println(result.finished() || stored
                    ? "Saved to " + report
                    : "What is done is kept in " + folder + "; the same line goes on.");
        }
        return result;
    }

    /** Shows what the models answer about a picture. */
    private void ask(AblationPlan grid, Path folder) {
        if (picture == null || expressions.isEmpty()) {
            throw UserProblem.that("needs a picture and what to find in it")
                    .line("try", desk.program() + " ablate " + plan + " --picture scenes:27 --refer \"the red car\"");
        }
        NamedPicture named = new Pictures(desk).one(picture);
        Picture pixels = named.pixels().get();
        OverlayGrid answers = new OverlayGrid(Detail.SMALL);
        AblationGallery.of(grid, folder,
                expressions.stream().map(each -> new Question(named.name(), pixels, each, Optional.empty())).toList())
                .values().forEach(some -> some.forEach(answers::add));
        if (answers.size() == 0) {
            throw UserProblem.that("found no models in " + folder).line("expected", "what ablate " + plan + " trains");
        }
        desk.show(answers.text(), () -> Bundle.html(answers.text(), answers.html()).with(Bundle.PNG,
                Base64.getEncoder().encodeToString(answers.png())));
    }

    private static Path beside(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.endsWith(".json") ? name.substring(0, name.length() - 5) : name + ".grid");
    }

    /** Writes {@code scores.csv}, {@code report.html} and a PNG file for each chart. */
    private static void save(Path folder, AblationPage page) {
        try {
            Files.createDirectories(folder);
            try (var writer = Files.newBufferedWriter(folder.resolve("scores.csv"), StandardCharsets.UTF_8)) {
                page.result().table().write().csv(writer);
            }
            Files.writeString(folder.resolve("report.html"), page.page(), StandardCharsets.UTF_8);
            for (Map.Entry<String, byte[]> chart : page.charts().entrySet()) {
                Files.write(folder.resolve(chart.getKey() + ".png"), chart.getValue());
            }
        } catch (IOException e) {
            throw UserProblem.that("could not save to \"" + folder + "\"").line("seen", e.toString()).because(e);
        }
    }

    /** Tells progress; an interrupt stops the grid after its step. */
    private final class Watch implements Ablation.Watcher {
        private String doing = "";
        private Progress progress;

        @Override
        public boolean at(String now, int step, int steps, String note) {
            if (!now.equals(doing)) {
                doing = now;
                progress = new Progress(desk.host(), now + ", step", steps, step - 1);
            }
            progress.at(step, note);
            return !Thread.interrupted();
        }
    }
}
