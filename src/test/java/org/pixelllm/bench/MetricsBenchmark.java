package org.pixelllm.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pixelllm.eval.caption.Bleu;
import org.pixelllm.eval.caption.CaptionMetric;
import org.pixelllm.eval.caption.CiderD;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.eval.caption.PtbTokenizer;
import org.pixelllm.eval.caption.RougeL;

/** Measures how long scores of 5,000 captions with five references each take, of COCO's length and vocabulary. */
public final class MetricsBenchmark {
    private static final int PICTURES = 5000;
    private static final int REFERENCES = 5;
    private static final int WORDS = 11;
    private static final int VOCABULARY = 8000;

    private MetricsBenchmark() {}

    /** Prints seconds for each step, the first time, with a JVM that is not warm. */
    public static void main(String[] args) {
        Random random = new Random(1);
        List<List<String>> references = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            references.add(IntStream.range(0, REFERENCES).mapToObj(k -> caption(random)).toList());
            candidates.add(caption(random));
        }
        PtbTokenizer tokenizer = new PtbTokenizer();
        List<List<String>> truth = new ArrayList<>();
        List<String> said = new ArrayList<>();
        print("tokens", Clock.once(() -> {
            truth.addAll(tokenizer.captionsEach(references));
            said.addAll(tokenizer.captions(candidates));
        }));
        metrics().forEach((name, metric) -> print(name, Clock.once(() -> metric.score(truth, said))));
    }

    private static Map<String, CaptionMetric> metrics() {
        Map<String, CaptionMetric> metrics = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 4).forEach(n -> metrics.put("BLEU-" + n, new Bleu(n)));
        metrics.put("ROUGE-L", new RougeL());
        metrics.put("CIDEr", new CiderD());
        metrics.put("METEOR", new Meteor());
        return metrics;
    }

    /** Words of a caption are as uneven as those of a language: the n-th is met 1/n as often. */
    private static String caption(Random random) {
        return IntStream.range(0, WORDS).mapToObj(i -> word((int) Math.pow(VOCABULARY, random.nextDouble())))
                .collect(Collectors.joining(" ", "A ", "."));
    }

    private static String word(int rank) {
        String often = "a on of the in with and is man to sitting two an standing people at white woman street it dog "
                + "table holding person large black down next that top train riding group small";
        String[] words = often.split(" ");
        return rank <= words.length ? words[rank - 1] : "w" + Integer.toString(rank, Character.MAX_RADIX);
    }

    private static void print(String step, double millis) {
        System.out.printf("%-8s %6.2f s%n", step, millis / 1000);
    }
}
