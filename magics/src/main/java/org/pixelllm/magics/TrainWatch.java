package org.pixelllm.magics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Charts;
import org.pixelllm.report.Detail;
import org.pixelllm.report.Overlay;
import org.pixelllm.train.DataLook;
import org.pixelllm.train.DataTraining;
import org.pixelllm.train.LossLog;
import org.pixelllm.weights.Replacement;

/**
 * Tells how training goes and lets an interrupt stop it after its step. In a notebook the chart of losses and one picture,
 * as the model sees it, are redrawn in their place.
 */
final class TrainWatch implements DataTraining.Watcher {
    private static final long SELDOM_NANOS = 60_000_000_000L;
    private static final long SOON_NANOS = 10_000_000_000L;

    private final Desk desk;
    private final Path folder;
    private final long pauseNanos;
    private String stage = "";
    private int step;
    private Progress progress;
    private Optional<DataLook> look = Optional.empty();
    private String chart;
    private String picture;
    private long drawn = System.nanoTime();

    /** @param scenes whether it draws its own pictures, which takes hours */
    TrainWatch(Desk desk, Path folder, boolean scenes) {
        this.desk = desk;
        this.folder = folder;
        pauseNanos = scenes ? SELDOM_NANOS : SOON_NANOS;
    }

    @Override
    public void begins(String facts, DataLook look) {
        desk.host().out().println(facts);
        this.look = Optional.of(look);
    }

    @Override
    public void remarks(String remark) {
        desk.host().out().println(remark);
    }

    @Override
    public boolean stepped(String name, int done, int steps, Map<String, Float> losses) {
        step = done;
        if (!name.equals(stage)) {
            stage = name;
            progress = new Progress(desk.host(), "learning to " + name + ", step", steps, done - 1);
            glance();
        }
        progress.at(done, String.format(Locale.ROOT, "loss %.3f", losses.get("loss")));
        if (System.nanoTime() - drawn > pauseNanos) {
            drawn = System.nanoTime();
            glance();
            draw();
        }
        return !Thread.interrupted();
    }

    @Override
    public void ends() {
        glance();
    }

    /** Shows what the model says now of one picture. */
    private void glance() {
        if (!desk.isNotebook() || look.isEmpty()) {
            return;
        }
        try {
            picture = show(picture, Shown.bundle(overlay(look.get().now()), Detail.SMALL));
        } catch (UserProblem e) { // training goes on without it
            look = Optional.empty();
            remarks("No picture is redrawn any more: " + e.tell(desk.program()));
        }
    }

    private Overlay overlay(DataLook.Glance glance) {
        Overlay overlay = glance.caption().map(said -> Overlay.of(glance.picture(), said))
                .or(() -> glance.found().map(found -> Overlay.of(glance.picture(), found)))
                .orElseGet(() -> Overlay.of(glance.picture(), glance.regions()));
        return overlay.named(glance.name()).noted(List.of("after step " + step
                + (glance.kept() ? ", a picture from which it does not learn" : ", a picture from which it learns")));
    }

    /** Writes a chart of each stage beside the run; shows the current one in a notebook. */
    void draw() {
        LossLog.read(folder).forEach((name, losses) -> {
            Map<String, double[][]> lines = new LinkedHashMap<>(losses);
            lines.keySet().removeIf(line -> line.equals("loss") || line.startsWith("token ")
                    || line.startsWith("region ")); // the sum, and questions that only help to learn
            byte[] png = Charts.lines("Learning to " + name, "step", lines);
            write(folder.resolve("losses-" + name + ".png"), png);
            if (name.equals(stage) && desk.isNotebook()) {
                chart = show(chart, Bundle.text("losses of " + stage).with(Bundle.PNG,
                        Base64.getEncoder().encodeToString(png)));
            }
        });
    }

    private String show(String display, Bundle bundle) {
        if (display == null) {
            return desk.host().display(bundle);
        }
        desk.host().update(display, bundle);
        return display;
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Replacement.write(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw UserProblem.that("could not write " + file).line("it says", String.valueOf(e.getMessage()))
                    .line("try", "a folder that can be written to, with room in it").because(e);
        }
    }
}
