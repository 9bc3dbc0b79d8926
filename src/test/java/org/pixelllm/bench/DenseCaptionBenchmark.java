package org.pixelllm.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pixelllm.eval.CaptionSimilarity;
import org.pixelllm.eval.DenseCaptionEvaluator;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.eval.DenseRegion;
import org.pixelllm.eval.DenseRules;
import org.pixelllm.eval.DenseTruth;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.geometry.CocoBox;

/**
 * Measures dense-caption mAP with METEOR on 5,000 pictures of 30 regions and 30 predictions each, captions of 3 to 8 words.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile -Dbench.class=DenseCaptionBenchmark
 * </pre>
 */
public final class DenseCaptionBenchmark {
    private static final int PICTURES = Integer.getInteger("bench.pictures", 5000);
    private static final int REGIONS = 30;
    private static final String[] WORDS = ("a the man woman dog cat tree white black red blue wearing standing sitting on "
            + "in of with near behind sign car street wall window shirt green grass water sky clouds building large "
            + "small wooden table plate food hand holding running walking children bicycles").split(" ");

    private final Random dice = new Random(1);

    private DenseCaptionBenchmark() {}

    public static void main(String[] args) {
        new DenseCaptionBenchmark().run();
    }

    private void run() {
        DenseCaptionEvaluator evaluator = DenseCaptionEvaluator.of(CaptionSimilarity.meteor(new Meteor()),
                DenseRules.STANDARD);
        long start = System.nanoTime();
        for (int i = 0; i < PICTURES; i++) {
            List<DenseRegion> regions = IntStream.range(0, REGIONS)
                    .mapToObj(r -> new DenseRegion(box(), caption())).toList();
            evaluator.add(new DenseTruth(i, 640, 480, regions), regions.stream().map(this::prediction).toList());
        }
        long added = System.nanoTime();
        System.out.printf(Locale.ROOT, "matched %d x %d regions in %.1f s%n", PICTURES, REGIONS, (added - start) / 1e9);
        System.out.println(evaluator.result());
        System.out.printf(Locale.ROOT, "compared and ranked in %.1f s%n", (System.nanoTime() - added) / 1e9);
    }

    private CocoBox box() {
        return new CocoBox(dice.nextInt(500), dice.nextInt(380), 20 + dice.nextInt(120), 20 + dice.nextInt(80));
    }

    private String caption() {
        return IntStream.range(0, 3 + dice.nextInt(6)).mapToObj(w -> WORDS[dice.nextInt(WORDS.length)])
                .collect(Collectors.joining(" "));
    }

    /** Predicts what is nearly right. */
    private DensePrediction prediction(DenseRegion region) {
        CocoBox box = region.box();
        CocoBox near = new CocoBox(box.x() + dice.nextInt(9) - 4, box.y() + dice.nextInt(9) - 4, box.width(),
                box.height());
        return new DensePrediction(near, dice.nextDouble(),
                dice.nextInt(3) == 0 ? caption() : region.caption() + " " + WORDS[dice.nextInt(WORDS.length)]);
    }
}
