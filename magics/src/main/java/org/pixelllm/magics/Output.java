package org.pixelllm.magics;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Region;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Detail;
import org.pixelllm.report.Overlay;
import picocli.CommandLine.Option;

/** Where a result goes: shown, as JSON, into a file. */
final class Output {
    private static final String FORMS = ".html, .png or .svg";

    @Option(names = "--json", description = "Tell the result as a line of JSON.")
    private boolean json;

    @Option(names = "--save", paramLabel = "FILE", description = "Write picture and words to a file that ends in "
            + FORMS + "; several pictures to .html.")
    private Path file;

    @Option(names = "--full", description = "Keep every pixel of a large picture; else at most 1400 pixels a side.")
    private boolean full;

    private Detail detail() {
        return full ? Detail.FULL : Detail.SCREEN;
    }

    /** Refuses a file that could not be written, before any work is done. */
    void check(Desk desk, int pictures) {
        if (file == null) {
            return;
        }
        String form = form();
        if (!List.of("html", "png", "svg").contains(form)) {
            throw UserProblem.that("could not save to \"" + file + "\"")
                    .line("seen", form.isEmpty() ? "a name without an ending" : "the ending ." + form)
                    .line("writes", FORMS)
                    .line("try", "--save " + file.toString().replaceFirst("\\.[^.]*$", "") + ".html");
        }
        int all = desk.kept().size() + pictures;
        if (all > 1 && !form.equals("html")) {
            throw UserProblem.that("could not save " + all + " pictures to one ." + form)
                    .line("seen", file.toString())
                    .line("try", "--save " + file.toString().replaceFirst("\\.[^.]*$", ".html"));
        }
        Path folder = target(desk).getParent();
        if (!Files.isDirectory(folder)) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", "there is no folder " + folder);
        }
    }

    void show(Desk desk, String name, Picture picture, Caption caption) {
        show(desk, caption, Overlay.of(picture, caption).named(name), Json.of(name, picture, caption));
    }

    /** Shows the best of several captions, and the others beside it. */
    void show(Desk desk, String name, Picture picture, List<Caption> beams) {
        List<String> notes = beams.stream()
                .map(caption -> String.format(Locale.ROOT, "%8.3f  %s", caption.score(), caption.text())).toList();
        show(desk, beams.get(0), Overlay.of(picture, beams.get(0)).named(name).noted(notes),
                Json.ofBeams(name, picture, beams));
    }

    void showRegions(Desk desk, String name, Picture picture, List<Region> regions) {
        show(desk, regions, Overlay.of(picture, regions).named(name), Json.ofRegions(name, picture, regions));
    }

    void show(Desk desk, String name, Picture picture, Grounding grounding) {
        show(desk, grounding, Overlay.of(picture, grounding).named(name), Json.of(name, picture, grounding));
    }

    private void show(Desk desk, Object result, Overlay overlay, JsonElement told) {
        Shown.remember(result, overlay);
        if (json) {
            desk.show(told.toString());
        } else {
            desk.show(overlay.text(), () -> Shown.bundle(overlay, detail()));
        }
        if (file != null) {
            desk.kept().add(overlay);
        }
    }

    /** Writes what was shown, if the user asked for a file. */
    void save(Desk desk) {
        if (file == null) {
            return;
        }
        try {
            Files.write(target(desk), switch (form()) {
                case "png" -> desk.kept().get(0).png();
                case "svg" -> desk.kept().get(0).svg(detail()).getBytes(StandardCharsets.UTF_8);
                default -> Overlay.page(desk.kept(), detail()).getBytes(StandardCharsets.UTF_8);
            });
        } catch (IOException e) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", e.toString()).because(e);
        }
        desk.host().out().println("Saved " + file);
    }

    private Path target(Desk desk) {
        return desk.path(file.toString()).toAbsolutePath();
    }

    private String form() {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }
}
