package org.pixelllm.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges which objects a narrative speaks of, by colour and kind.
 *
 * <p>Each mention stands for one object and each object for one mention: of two red cars, both must be mentioned.
 */
public final class MentionEvaluator implements Evaluator<List<ShownObject>, String> {
    private final Mean mentioned = new Mean();
    private final Mean hold = new Mean();
    private final Mean faultless = new Mean();

    @Override
    public void add(List<ShownObject> truth, String narrative) {
        List<String> said = new ArrayList<>(Mention.in(Mention.words(narrative)).stream().map(Mention::name).toList());
        int mentions = said.size();
        for (ShownObject object : truth) {
            mentioned.add(said.remove(object.name())); // takes away one mention
        }
        for (int i = 0; i < mentions; i++) {
            hold.add(i >= said.size()); // what is left was said of nothing
        }
        faultless.add(said.isEmpty() && mentions == truth.size());
    }

    @Override
    public Map<String, Number> result() {
        Map<String, Number> result = new LinkedHashMap<>();
        result.put("objects", mentioned.count());
        mentioned.put("objects mentioned", result);
        hold.put("mentions that are true", result);
        faultless.put("all objects and nothing else", result);
        return result;
    }
}
