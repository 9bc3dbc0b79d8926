package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pixelllm.Word;
import org.pixelllm.geometry.Point;

/**
 * Judges whether each word of a narrative points into the box of the object that it names or describes.
 *
 * <p>Counted are the words for size, colour and kind that the model says. Such a word is right if it points into the
 * box of an object with the colour and the kind that are said there; of several such objects, any will do. Where there
 * is none, the model speaks of what is not there, and the word is wrong; a second figure leaves these words out, and a
 * third counts the articles before them too, as the true traces do; the others are those of each part of speech.
 */
public final class WordEvaluator implements Evaluator<List<ShownObject>, List<Word>> {
    private final Mean all = new Mean();
    private final Mean rightlyNamed = new Mean();
    private final Mean withArticles = new Mean();
    private final PointingEvaluator parts = new PointingEvaluator();

    @Override
    public void add(List<ShownObject> truth, List<Word> narrative) {
        for (Mention mention : Mention.in(narrative.stream().map(WordEvaluator::plain).toList())) {
            List<ShownObject> meant = truth.stream().filter(o -> o.name().equals(mention.name())).toList();
            for (int i = mention.article(); i < mention.to(); i++) {
                Point place = narrative.get(i).place();
                add(isIn(place, meant), i < mention.from(), !meant.isEmpty());
                parts.add(new PointedWord(narrative.get(i).text(), meant.stream().map(ShownObject::box).toList()),
                        place);
            }
        }
    }

    private void add(boolean right, boolean isArticle, boolean isThere) {
        withArticles.add(right);
        if (!isArticle) {
            all.add(right);
            if (isThere) {
                rightlyNamed.add(right);
            }
        }
    }

    private static boolean isIn(Point place, List<ShownObject> objects) {
        return objects.stream().anyMatch(o -> o.box().contains(place));
    }

    /** Returns the word itself; a mark that clings to it goes, a mark alone stays. */
    private static String plain(Word word) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        String letters = lower.replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.isEmpty() ? lower : letters;
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("words", all.count());
        all.put("word in box", result);
        rightlyNamed.put("word in box, of rightly named", result);
        withArticles.put("word in box, with articles", result);
        parts.putParts(result);
        return result;
    }
}
