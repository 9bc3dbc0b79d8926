package org.pixelllm.bench;

import java.util.List;
import java.util.Locale;
import org.pixelllm.train.ScenesRecipe;
import org.pixelllm.train.TimedTraining;
import org.pixelllm.train.TimedTraining.Times;

/**
 * Measures steps of training part by part, and memory over many.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile -Dbench.class=TrainingBenchmark -Dbench.runs=15
 * </pre>
 */
public final class TrainingBenchmark {
    private static final int PICTURES = 16;
    private static final int TEXTS = 4;
    private static final int SETTLED = 200; // steps after which memory must not grow

    private TrainingBenchmark() {}

    /** Takes a name that does not matter, the runs of each measurement, and for how many steps memory is watched. */
    public static void main(String[] arguments) {
        int runs = Integer.parseInt(arguments[1]);
        System.out.printf(Locale.ROOT,
                "at the sizes of the plain PyTorch program, %d pictures of %d texts, random weights:%n",
                PICTURES, TEXTS);
        tell(TimedTraining.random(CaptionBenchmark.program(), 200, PICTURES, TEXTS, FixedLength.TOKENS, 12, runs),
                PICTURES, TEXTS);
        practise(runs);
        memory(Integer.parseInt(arguments[2]));
    }

    private static void tell(Times times, int pictures, int texts) {
        System.out.printf(Locale.ROOT,
                "step %8.1f ms %8.1f pictures/s %8.1f texts/s   forward %.0f %%, backward %.0f %%, optimizer %.0f %%%n",
                times.step(), 1000 * pictures / times.step(), 1000 * pictures * texts / times.step(),
                100 * times.forward() / times.step(), 100 * times.backward() / times.step(),
                100 * times.optimizer() / times.step());
    }

    /** The last stage of the default model's own recipe. */
    private static void practise(int runs) {
        int last = ScenesRecipe.DEFAULT.stages().size() - 1;
        ScenesRecipe.Part part = ScenesRecipe.DEFAULT.stages().get(last);
        System.out.printf(Locale.ROOT, "%s of the default recipe, %d pictures of %d pixels:%n",
                part.learn().name().toLowerCase(Locale.ROOT),
                part.batch(), part.pixels());
        int texts = part.expressions() + 4; // a narrative and three objects besides
        Times times = TimedTraining.scenes(ScenesRecipe.DEFAULT, last, runs, step -> {});
        tell(times, part.batch(), texts);
        double drawing = TimedTraining.drawing(part, 16, runs);
        System.out.printf(Locale.ROOT,
                "drawing its pictures takes %.1f ms, %.0f %% of the step, on a thread beside it%n",
                drawing, 100 * drawing / times.step());
    }

    private static void memory(int steps) {
        double[] settled = new double[1];
        ScenesRecipe small = new ScenesRecipe(1, List.of(new ScenesRecipe.Part(ScenesRecipe.Learn.PRACTISE, 64, true,
                steps, 2, 2, 1, 1e-4)));
        TimedTraining.scenes(small, 0, steps, step -> {
            if (step == Math.min(SETTLED, steps)) {
                settled[0] = ResidentMemory.megabytes().orElse(0);
            }
        });
        double after = ResidentMemory.megabytes().orElse(0);
        System.out.printf(Locale.ROOT, "resident memory after %d steps %.0f MB, after %d steps %.0f MB (%+.1f %%)%n",
                Math.min(SETTLED, steps), settled[0], steps, after, 100 * (after / settled[0] - 1));
    }
}
