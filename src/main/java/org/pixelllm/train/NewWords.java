package org.pixelllm.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.Example;
import org.pixelllm.data.Narrative;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.text.WordTokenizer;

/** Words of people's data that a model has no token for and is to learn. */
final class NewWords {
    private static final int MOST = 50_000;

    private NewWords() {}

    /** Returns the words that enough texts say, the most frequent first. */
    static List<String> in(DataPlan plan, Tokenizer tokenizer) {
        if (plan.recipe().words() == 0) {
            return List.of();
        }
        Map<String, Integer> texts = new HashMap<>();
        DataLessons.forEach(plan, example -> said(example, plan.recipe().tasks().keySet())
                .flatMap(text -> tokenizer.unknown(DataText.head(text)).stream())
                .flatMap(word -> WordTokenizer.known(word).stream())
                .forEach(word -> texts.merge(word, 1, Integer::sum)));
        List<String> words = new ArrayList<>(texts.keySet());
        words.removeIf(word -> texts.get(word) < plan.recipe().words());
        words.sort(Comparator.<String>comparingInt(texts::get).reversed().thenComparing(word -> word));
        return List.copyOf(words.subList(0, Math.min(MOST, words.size())));
    }

    private static Stream<String> said(Example example, Set<DataTask> tasks) {
        Stream<String> captions = example.narratives().stream().map(Narrative::text);
        Stream<String> regions = example.regions().stream().map(BoxedText::text);
        Stream<String> expressions = example.expressions().stream().map(BoxedText::text);
        return Stream.of(
                tasks.contains(DataTask.CAPTION) ? captions : Stream.<String>empty(),
                tasks.contains(DataTask.LOCATION) || tasks.contains(DataTask.DENSE) ? regions : Stream.<String>empty(),
                tasks.contains(DataTask.REFER) || tasks.contains(DataTask.MASK) ? expressions : Stream.<String>empty())
                .flatMap(texts -> texts);
    }
}
