package org.pixelllm.magics;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Detail;
import picocli.CommandLine.Option;

/** Where a result goes: shown, as JSON, into a file. */
final class Output {
    @Option(names = "--json", description = "Tell the result as a line of JSON; help json explains it.")
    private boolean json;

    @Option(names = "--save", paramLabel = "FILE", description = "Write picture and words to a file that ends in "
            + Kept.FORMS + "; several pictures to any of these but .png and .svg.")
    private Path file;

    @Option(names = "--full", description = "Keep every pixel of a large picture; else at most 1400 a side.")
    private boolean full;

    boolean isJson() { return json; }

    Detail detail() {
        return full ? Detail.FULL : Detail.SCREEN;
    }

    /** Refuses a file that could not be written, before any work is done. */
    void check(Desk desk, int pictures) {
        if (file == null) {
            return;
        }
        String form = form();
        if (!Kept.isKnown(form)) {
            throw UserProblem.that("could not save to \"" + file + "\"")
                    .line("seen", form.isEmpty() ? "a name without an ending" : "the ending ." + form)
                    .line("writes", Kept.FORMS)
                    .line("try", "--save " + file.toString().replaceFirst("\\.[^.]*$", "") + ".html");
        }
        int all = desk.kept().size() + pictures;
        if (all > 1 && Kept.isSingle(form)) {
            throw UserProblem.that("could not save " + all + " pictures to one ." + form)
                    .line("seen", file.toString())
                    .line("try", "--save " + file.toString().replaceFirst("\\.[^.]*$", ".html"));
        }
        Path folder = target(desk).getParent();
        if (!Files.isDirectory(folder)) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", "there is no folder " + folder);
        }
    }

    /** Shows one answer and keeps it for the file. */
    Object one(Desk desk, Answer answer) {
        check(desk, 1);
        show(desk, answer);
        save(desk);
        return answer.value();
    }

    /**
     * Asks about each picture in turn and shows what comes: at once, or in a notebook several as one gallery.
     *
     * @param doing such as {@code captioning}
     * @return the only value, or {@link Answers}
     */
    Object each(Desk desk, String doing, List<NamedPicture> named, BiFunction<String, Picture, Answer> ask)
            throws InterruptedException {
        check(desk, named.size());
        Gallery gallery = new Gallery(desk, this, doing, named.size());
        var progress = new Progress(desk.host(), doing, named.size());
        for (NamedPicture each : named) {
            progress.next(each.name());
            gallery.take(ask.apply(each.name(), each.pixels().get()));
        }
        Object value = gallery.finish();
        progress.done(doing.replaceFirst("ing$", "ed ") + named.size() + " pictures" + gallery.shownOnly());
        save(desk);
        return value;
    }

    void show(Desk desk, Answer answer) {
        Shown.remember(answer.shown(), answer.overlay());
        JsonElement told = answer.json();
        if (json) {
            desk.show(told.toString());
        } else {
            desk.show(answer.overlay().text(), () -> Shown.bundle(answer.overlay(), detail()));
        }
        keep(desk, answer);
    }

    void keep(Desk desk, Answer answer) {
        if (file != null) {
            desk.kept().add(answer);
        }
    }

    /** Writes what was shown, if the user asked for a file. */
    void save(Desk desk) {
        if (file == null) {
            return;
        }
        try {
            Files.write(target(desk), Kept.bytes(form(), desk.kept(), detail()));
        } catch (IOException e) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", e.toString()).because(e);
        }
        desk.host().out().println("Saved " + file);
    }

    private Path target(Desk desk) {
        return desk.path(file.toString()).toAbsolutePath();
    }

    private String form() {
        return Kept.form(String.valueOf(file.getFileName()));
    }
}
