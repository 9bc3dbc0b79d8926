package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

class NarrativesReaderTest {
    /** The mouse moves from left to right within a second, half way down; it rests from the second second on. */
    private static final String LINE = "{'dataset_id': 'mscoco_val2017', 'image_id': '42', 'annotator_id': 93, "
            + "'caption': 'A cat on a sofa.', 'timed_caption': ["
            + "{'utterance': 'A cat', 'start_time': 0.0, 'end_time': 1.0}, "
            + "{'utterance': 'on a', 'start_time': 1.0, 'end_time': 1.0}, "
            + "{'utterance': 'sofa.', 'start_time': 2.0, 'end_time': 3.0}], "
            + "'traces': [[{'x': 0.0, 'y': 0.5, 't': 0.0}], [{'x': 0.8, 'y': 0.5, 't': 1.0}, "
            + "{'x': 0.8, 'y': 0.5, 't': 2.0}]], 'voice_recording': 'coco_val/42.ogg'}\n";

    @TempDir
    Path folder;

    private Narrative read(String line) {
        List<Example> examples = new DataFiles(folder).picture("val2017/000000000042.jpg", 64, 48)
                .text("coco_val_localized_narratives.jsonl", line).read();
        assertEquals("000000000042.jpg", examples.get(0).picture().getFileName().toString());
        return examples.get(0).narratives().get(0);
    }

    @Test
    void theTraceIsInterpolatedAtSixteenMomentsOfEachUtterance() {
        List<Utterance> utterances = read(LINE).utterances();

        assertEquals(16, utterances.get(0).samples().size());
        assertEquals(0.8 * 7 / 15, utterances.get(0).samples().get(7).x(), 1e-12);
        assertNear(new Box(0, 0.5, 0.8, 0.5), utterances.get(0).box());
        assertNear(new Point(0.4, 0.5), utterances.get(0).centre());
    }

    @Test
    void anUtteranceWithoutLengthHasOnePlace() {
        assertNear(new Point(0.8, 0.5), read(LINE).utterances().get(1).centre());
    }

    @Test
    void theTraceGoesOnStraightBeyondItsEnds() {
        String late = LINE.replace("'start_time': 2.0, 'end_time': 3.0", "'start_time': 3.0, 'end_time': 4.0")
                .replace("'x': 0.8, 'y': 0.5, 't': 2.0", "'x': 1.0, 'y': 0.5, 't': 2.0");

        assertNear(new Box(1.2, 0.5, 1.4, 0.5), read(late).utterances().get(2).box());
        assertNear(new Box(1, 0.5, 1, 0.5), read(late).utterances().get(2).inside());
    }

    @Test
    void wordsTakeTheUtteranceInWhichTheyWereSpoken() {
        List<PlacedWord> words = read(LINE).words();

        assertEquals(List.of("A", "cat", "on", "a", "sofa."), words.stream().map(PlacedWord::text).toList());
        assertEquals(2, words.get(1).begin());
        assertNear(new Box(0, 0.5, 0.8, 0.5), words.get(0).box());
        assertNear(new Box(0.8, 0.5, 0.8, 0.5), words.get(4).box());
    }

    @Test
    void ofAnotherNumberOfWordsThanWereSpokenEachTakesTheUtteranceAtItsPosition() {
        List<PlacedWord> words = read(LINE.replace("A cat on a sofa.", "A big cat on a sofa.")).words();

        assertEquals(6, words.size());
        assertNear(new Box(0.8, 0.5, 0.8, 0.5), words.get(5).box());
    }

    @Test
    void tokensLieBetweenTheFirstAndTheLastUtteranceThatCounts() {
        List<Utterance> three = List.of(at("a", 0.1), at(" ", 0.2), at("b", 0), at("c", 0.3), at("d", 0.4));

        assertEquals(List.of("a", "c", "c", "d", "d"), // tokens at .47, .6, .73, .87, 1; utterances at 1/3, 2/3, 1
                new Narrative("", three, List.of()).spread(5).stream().map(u -> u.orElseThrow().text()).toList());
    }

    @Test
    void whereNothingWasSpokenOverThePictureNoTokenHasAPlace() {
        assertTrue(new Narrative("", List.of(at("a", 0)), List.of()).spread(2).stream().allMatch(u -> u.isEmpty()));
    }

    private static Utterance at(String text, double x) {
        return new Utterance(text, new Point(x, 0.5), List.of(new Point(x, 0.5)));
    }

    private static void assertNear(Box wanted, Box box) {
        assertEquals(0, Math.abs(wanted.x0() - box.x0()) + Math.abs(wanted.y0() - box.y0())
                + Math.abs(wanted.x1() - box.x1()) + Math.abs(wanted.y1() - box.y1()), 1e-12, box.toString());
    }

    private static void assertNear(Point wanted, Point point) {
        assertEquals(0, wanted.distance(point), 1e-12, point.toString());
    }
}
