package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.pixelllm.problem.UserProblem;

/**
 * Writes drawn scenes to a folder in the formats of the real data sets.
 *
 * <pre>
 * images/000000000007.png        the scene of seed 7, which is also its image id
 * localized_narratives.jsonl     narratives with word times and mouse traces
 * instances.json                 COCO objects, boxes and masks
 * refs.json                      RefCOCO references into instances.json
 * region_descriptions.json       Visual Genome phrases about boxes
 * image_data.json                Visual Genome pictures
 * sheet.png                      a contact sheet, if wanted
 * </pre>
 */
public final class SceneDataSet {
    private SceneDataSet() {}

    /**
     * What to write where.
     *
     * @param count of scenes, 1 to 1,000,000
     * @param seed of the first scene, not negative; the others follow it
     * @param width in pixels, 32 to 1024
     * @param height in pixels, 32 to 1024
     * @param out folder, which is made if need be
     * @param sheet whether to add a contact sheet
     */
    public record Options(int count, long seed, int width, int height, Path out, boolean sheet) {
        private static final int MOST = 1_000_000;

        public Options {
            check(count >= 1 && count <= MOST, "cannot draw " + count + " scenes", "1 to 1000000 scenes");
            check(Math.min(width, height) >= Scene.LEAST_SIDE && Math.max(width, height) <= Scene.MOST_SIDE,
                    "cannot draw scenes of " + width + " x " + height + " pixels", "sides of 32 to 1024 pixels");
            check(seed >= 0 && seed <= Ids.MOST_SEED - count, "cannot count scenes from seed " + seed,
                    "seeds from 0 to " + (Ids.MOST_SEED - MOST));
        }

        private static void check(boolean holds, String failed, String works) {
            if (!holds) {
                throw UserProblem.that(failed).line("works", works).line("try",
                        "data scenes --count 100 --seed 1 --size 128 --out scenes");
            }
        }
    }

    /**
     * Draws and writes; the files appear under their names when all are complete.
     *
     * @param progress is told the number of scenes done after each; what it throws ends the work
     * @throws UserProblem if the folder holds anything but an earlier run's files, or cannot be written
     * @throws CancellationException if the thread is interrupted
     */
    public static void write(Options options, IntConsumer progress) {
        OutFolder out = new OutFolder(options.out());
        try {
            Path partial = out.begin();
            writeAll(options, partial, progress);
            out.finish();
        } catch (IOException e) {
            throw UserProblem.that("could not write the scenes").line("seen", OutFolder.reason(e))
                    .line("folder", options.out().toString()).because(e);
        } finally {
            out.clear();
        }
    }

    private static void writeAll(Options options, Path folder, IntConsumer progress) throws IOException {
        try (Chapters chapters = Chapters.open(options, folder)) {
            for (int i = 0; i < options.count(); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted after " + i + " scenes");
                }
                chapters.add(Scene.of(options.seed() + i, options.width(), options.height()));
                progress.accept(i + 1);
            }
        }
    }
}
