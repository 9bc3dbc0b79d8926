package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pixelllm.eval.caption.Bleu;
import org.pixelllm.eval.caption.CaptionMetric;
import org.pixelllm.eval.caption.CiderD;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.eval.caption.MeteorInside;
import org.pixelllm.eval.caption.PtbTokenizer;
import org.pixelllm.eval.caption.RougeL;

/** Compares tokenizer and caption metrics with CoreNLP, coco-caption and METEOR, per picture, corpus and subset. */
final class CaptionMetricsParity {
    private static final double RELATIVE = 1e-9;
    private static final double METEOR_RELATIVE = 1e-12;

    private final List<JsonObject> given;
    private final List<JsonObject> images;
    private final JsonObject expected;

    CaptionMetricsParity(MetricsFolder folder) {
        given = MetricsFolder.objects(folder.input().get("images")).toList();
        images = MetricsFolder.objects(folder.expected().get("images")).toList();
        expected = folder.expected();
    }

    void check() {
        assertAll(this::tokensAreEqual, this::captionsAreEqual, () -> scoresAreEqual(images, expected, "cider"),
                this::meteorReadsTheSameWords, this::meteorCountsTheSame, this::subsetsAreEqual);
    }

    private void tokensAreEqual() {
        PtbTokenizer tokenizer = new PtbTokenizer();
        textsAreEqual("ptb", texts -> tokenizer.lines(texts).stream().map(tokens -> String.join(" ", tokens)).toList());
    }

    private void captionsAreEqual() {
        textsAreEqual("tokenized", new PtbTokenizer()::captions);
    }

    /** All references are read in order, and all candidates: a caption's last dot depends on what comes next. */
    private void textsAreEqual(String kind, UnaryOperator<List<String>> tokenizer) {
        assertEquals(references(images, "references_" + kind), tokenizer.apply(references(given, "references")));
        assertEquals(candidates(images, "candidate_" + kind), tokenizer.apply(candidates(given, "candidate")));
    }

    private static List<String> references(List<JsonObject> images, String name) {
        return images.stream().flatMap(image -> strings(image.get(name)).stream()).toList();
    }

    private static List<String> candidates(List<JsonObject> images, String name) {
        return images.stream().map(image -> image.get(name).getAsString()).toList();
    }

    private void meteorReadsTheSameWords() {
        assertAll(images.stream().map(image -> () -> {
            assertEquals(image.get("candidate_meteor_text").getAsString(),
                    MeteorInside.words(image.get("candidate_tokenized").getAsString()));
            assertEquals(strings(image.get("references_meteor_text")),
                    strings(image.get("references_tokenized")).stream().map(MeteorInside::words).toList());
        }));
    }

    private void meteorCountsTheSame() {
        Meteor meteor = new Meteor();
        assertAll(images.stream().map(image -> () -> assertArrayEquals(MetricsFolder.numbers(image.get("meteor_stats")),
                MeteorInside.counts(meteor, image.get("candidate_tokenized").getAsString(),
                        strings(image.get("references_tokenized"))),
                () -> "caption " + image.get("id"))));
    }

    private void subsetsAreEqual() {
        assertAll(MetricsFolder.objects(expected.get("subsets")).map(subset -> () -> {
            List<JsonElement> ids = subset.getAsJsonArray("ids").asList();
            List<JsonObject> some = ids.stream().map(this::image).toList();
            scoresAreEqual(some, subset, null);
            near(MetricsFolder.numbers(subset.get("cider")), score(new CiderD(), some).each(), RELATIVE);
        }));
    }

    private JsonObject image(JsonElement id) {
        return images.stream().filter(image -> image.get("id").equals(id)).findFirst().orElseThrow();
    }

    /** Compares the scores of some pictures, CIDEr's per picture only where its name is given. */
    private static void scoresAreEqual(List<JsonObject> some, JsonObject expected, String cider) {
        JsonObject corpus = expected.getAsJsonObject("corpus");
        assertAll(() -> bleuIsEqual(some, corpus), //
                () -> isEqual(new RougeL(), "rouge_l", "rouge_l", some, corpus, RELATIVE),
                () -> isEqual(new CiderD(), "cider", cider, some, corpus, RELATIVE),
                () -> isEqual(new Meteor(), "meteor_exact_stem_synonym", "meteor_exact_stem_synonym", some, corpus,
                        METEOR_RELATIVE));
    }

    private static void bleuIsEqual(List<JsonObject> some, JsonObject corpus) {
        for (int n = 1; n <= 4; n++) {
            int last = n - 1;
            CaptionMetric.Scores scores = score(new Bleu(n), some);
            near(some.stream().mapToDouble(image -> MetricsFolder.numbers(image.get("bleu"))[last]).toArray(),
                    scores.each(),
                    RELATIVE);
            near(MetricsFolder.numbers(corpus.get("bleu"))[last], scores.corpus(), RELATIVE);
        }
    }

    private static void isEqual(CaptionMetric metric, String name, String each, List<JsonObject> some,
            JsonObject corpus, double relative) {
        CaptionMetric.Scores scores = score(metric, some);
        near(corpus.get(name).getAsDouble(), scores.corpus(), relative);
        if (each != null) {
            near(some.stream().mapToDouble(image -> image.get(each).getAsDouble()).toArray(), scores.each(), relative);
        }
    }

    private static CaptionMetric.Scores score(CaptionMetric metric, List<JsonObject> some) {
        return metric.score(some.stream().map(image -> strings(image.get("references_tokenized"))).toList(),
                some.stream().map(image -> image.get("candidate_tokenized").getAsString()).toList());
    }

    private static void near(double[] expected, double[] actual, double relative) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertArrayEquals(new double[]{expected[i]}, new double[]{actual[i]},
                    tolerance(expected[i], relative), () -> "of caption " + at);
        }
    }

    private static void near(double expected, double actual, double relative) {
        assertEquals(expected, actual, tolerance(expected, relative));
    }

    private static double tolerance(double expected, double relative) {
        return relative * Math.abs(expected) + Double.MIN_VALUE;
    }

    private static List<String> strings(JsonElement array) {
        return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }
}
