package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges what a model says of a box that holds one object.
 *
 * <p>Colour and kind are right when the phrase speaks of one thing only and calls it so; the phrase is exact when its
 * words, size included, are those of the truth. Case and full stops do not matter.
 */
public final class PhraseEvaluator implements Evaluator<ShownObject, String> {
    private final Mean named = new Mean();
    private final Mean exact = new Mean();

    @Override
    public void add(ShownObject truth, String phrase) {
        List<String> words = Mention.words(phrase).stream().filter(word -> !word.equals(".")).toList();
        List<Mention> mentions = Mention.in(words);
        named.add(mentions.size() == 1 && mentions.get(0).name().equals(truth.name()));
        exact.add(words.equals(Mention.words(truth.object().phrase())));
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("objects", named.count());
        named.put("colour and kind right", result);
        exact.put("phrase exact", result);
        return result;
    }
}
