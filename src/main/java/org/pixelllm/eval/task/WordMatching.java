package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.Word;
import org.pixelllm.data.Narrative;
import org.pixelllm.data.PlacedWord;
import org.pixelllm.geometry.Point;

/**
 * Finds which of a model's words is which of a caption's: models cut captions otherwise than at spaces and write them in
 * their own case, but keep the letters in order.
 */
final class WordMatching {
    private WordMatching() {}

    /**
     * Returns the points of each word of a caption that has a place: those of the model's first word that shares a letter
     * with it; none where the model's words end before.
     */
    static List<List<Point>> points(Narrative narrative, List<Word> words) {
        int[] owner = owners(words);
        int letters = visible(narrative.text(), narrative.text().length());
        List<List<Point>> points = new ArrayList<>();
        for (PlacedWord placed : narrative.words()) {
            int at = visible(narrative.text(), placed.begin());
            // where a model has no sign for some letters, it writes fewer or more
            int there = letters == owner.length ? at : (int) ((long) at * owner.length / Math.max(1, letters));
            points.add(there < owner.length ? words.get(owner[there]).points() : List.of());
        }
        return points;
    }

    /** Returns for each letter of the model's words the word that it belongs to. */
    private static int[] owners(List<Word> words) {
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            for (int k = visible(text, text.length()); k > 0; k--) {
                owners.add(i);
            }
        }
        return owners.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int visible(String text, int end) {
        return (int) text.chars().limit(end).filter(c -> !Character.isWhitespace(c)).count();
    }
}
