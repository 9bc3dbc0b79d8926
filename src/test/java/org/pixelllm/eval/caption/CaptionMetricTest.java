package org.pixelllm.eval.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionMetricTest {
    private static final double EXACT = 1e-12;

    private final CaptionScores all = new CaptionScores();

    @Test
    void bleuIsTheShareOfWordsThatAReferenceHas() {
        // "the" counts once, as in the reference: 2 of 3 words
        assertEquals(2 / 3.0, score(new Bleu(1), "the the cat", "the cat sat"), 1e-9);
    }

    @Test
    void bleuOfAShortCaptionPaysForItsBrevity() {
        assertEquals(Math.exp(1 - 2 / 1.0), score(new Bleu(1), "cat", "the cat"), 1e-8);
    }

    @Test
    void rougeJoinsPrecisionAndRecallOfTheCommonSubsequence() {
        // "the sat" is common: precision 2/2, recall 2/3
        assertEquals((1 + 1.44) * 1 * (2 / 3.0) / (2 / 3.0 + 1.44), score(new RougeL(), "the sat", "the cat sat"),
                EXACT);
    }

    @Test
    void ciderOfOnePictureIsNothing() {
        assertEquals(0, score(new CiderD(), "a cat", "a cat"));
    }

    @Test
    void ciderOfWhatOnlyOnePictureHasIsTen() {
        CaptionMetric.Scores scores = new CiderD().score(
                List.of(List.of("a big red dog runs"), List.of("two cats sit at home")),
                List.of("a big red dog runs", "nothing of that"));

        assertEquals(10, scores.each()[0], 1e-9);
        assertEquals(5, scores.corpus(), 1e-9);
    }

    @Test
    void meteorWeighsFunctionWordsLess() {
        // "a" is matched: 0.25 of 0.25 + 0.75 on both sides, in one chunk of one word
        assertEquals(0.25 * (1 - 0.6), score(new Meteor(), "a dog", "a horse"), EXACT);
    }

    @Test
    void everyMetricOfACaptionAndItselfIsItsBest() {
        Map<String, CaptionMetric.Scores> scores = all.score(
                List.of(List.of("A man's dog isn't on the couch."), List.of("Two cats (small) sit on 1/2 a bed")),
                List.of("A man's dog isn't on the couch.", "Two cats (small) sit on 1/2 a bed"));

        assertEquals(List.of("BLEU-1", "BLEU-2", "BLEU-3", "BLEU-4", "METEOR", "ROUGE-L", "CIDEr"),
                List.copyOf(scores.keySet()));
        scores.forEach((name, score) -> assertEquals(name.equals("CIDEr") ? 10 : 1, score.corpus(), 1e-8, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "😀", "\u0000\u0007\u001b[2J", "a ", "dog cat ", "ﷺ", "'", "((", "a\u0301 "})
    void noCaptionIsTooStrangeOrTooLong(String piece) {
        String caption = piece.repeat(10_000);

        assertTimeout(Duration.ofMinutes(2), () -> all
                .score(List.of(List.of("a dog", caption), List.of(caption)), List.of(caption, "a cat")).values()
                .forEach(scores -> assertTrue(Arrays.stream(scores.each()).allMatch(Double::isFinite))));
    }

    @Test
    void listsThatDoNotBelongTogetherAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> all.score(List.of(List.of("a dog")), List.of()));
        assertThrows(IllegalArgumentException.class, () -> all.score(List.of(List.of()), List.of("a dog")));
    }

    private static double score(CaptionMetric metric, String candidate, String reference) {
        return metric.score(List.of(List.of(reference)), List.of(candidate)).each()[0];
    }
}
