package org.pixelllm.eval;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.geometry.Point;

/**
 * Judges whether words point into the box of what they mean, all of them and each part of speech by itself.
 *
 * <p>Visual words are nouns, colours and sizes: what one can point at. A word without a box is wrong wherever it points.
 */
public final class PointingEvaluator implements Evaluator<PointedWord, Point> {
    private final Mean visual = new Mean();
    private final Map<PartOfSpeech, Mean> parts = new EnumMap<>(PartOfSpeech.class);

    @Override
    public void add(PointedWord truth, Point place) {
        boolean right = truth.boxes().stream().anyMatch(box -> box.contains(place));
        PartOfSpeech part = PartOfSpeech.of(truth.text());
        parts.computeIfAbsent(part, key -> new Mean()).add(right);
        if (part.compareTo(PartOfSpeech.ARTICLE) < 0) {
            visual.add(right);
        }
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("words", visual.count());
        visual.put("word in box", result);
        putParts(result);
        return result;
    }

    /** Puts the shares of each part of speech alone. */
    void putParts(Map<String, Number> result) {
        parts.forEach((part, mean) -> mean.put("word in box, " + part.plural(), result));
    }
}
