package org.pixelllm.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pixelllm.geometry.CocoBox;

/** Counts what examples hold, and keeps a few of them. */
final class Counting {
    private static final int SAMPLES = 10;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Tally words = Tally.of("Words of a text", "words", 1, 101);
    private final Tally sizes = Tally.of("Sizes of boxes", "share of the picture's side", 0.05, 20);
    private final Tally objects = Tally.of("Boxes of a picture", "boxes", 1, 61);
    private final List<Example> samples = new ArrayList<>();
    private final Random dice = new Random(1);
    private long examples;

    void add(Example example) {
        examples++;
        count("examples", 1);
        count("captions", example.narratives().size());
        count("words with a place", example.narratives().stream().mapToLong(n -> n.words().size()).sum());
        count("regions", example.regions().size());
        count("expressions", example.expressions().size());
        count("split " + example.split(), example.split().isEmpty() ? 0 : 1);
        example.narratives().forEach(narrative -> words(narrative.text()));
        example.regions().forEach(region -> boxed(example, region));
        example.expressions().forEach(expression -> boxed(example, expression));
        if (!example.regions().isEmpty() || !example.expressions().isEmpty()) {
            objects.add(example.regions().size() + distinct(example.expressions()));
        }
        sample(example);
    }

    private void count(String what, long more) {
        if (more > 0) {
            counts.merge(what, more, Long::sum);
        }
    }

    private static long distinct(List<BoxedText> expressions) {
        return expressions.stream().map(BoxedText::bounds).distinct().count();
    }

    private void boxed(Example example, BoxedText boxed) {
        words(boxed.text());
        count("masks", boxed.mask().isPresent() ? 1 : 0);
        CocoBox box = boxed.bounds();
        example.size().ifPresent(size -> sizes
                .add(Math.sqrt(box.width() * box.height() / ((double) size.width() * size.height()))));
    }

    private void words(String text) {
        words.add(text.isBlank() ? 0 : text.strip().split("\\s+").length);
    }

    /** Keeps each example with the same chance, whatever their number. */
    private void sample(Example example) {
        if (samples.size() < SAMPLES) {
            samples.add(example);
        } else {
            long at = (long) (dice.nextDouble() * examples);
            if (at < SAMPLES) {
                samples.set((int) at, example);
            }
        }
    }

    List<Tally> histograms() {
        return List.of(words, sizes, objects).stream().filter(tally -> tally.count() > 0).toList();
    }

    long examples() {
        return examples;
    }

    Map<String, Long> counts() {
        return counts;
    }

    List<Example> samples() {
        return samples;
    }
}
