package org.pixelllm.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.data.Narrative;
import org.pixelllm.data.PlacedWord;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.PointConfig;
import org.pixelllm.text.Tokenizer;

/** Turns what people wrote into a model's tokens; a text with a word that it does not know teaches nothing. */
final class DataText {
    private static final int LONGEST = 10_000; // characters; no model reads so much

    private final Tokenizer tokenizer;
    private final int most;
    private final Optional<Integer> stop;
    private final Map<String, Integer> unknown = new LinkedHashMap<>();

    DataText(Tokenizer tokenizer, ModelConfig config) {
        this.tokenizer = tokenizer;
        most = config.text().maxLength() - 3; // begin, end and a full stop
        boolean stops = config.point().answer() == PointConfig.Answer.FULL_STOP;
        stop = stops ? Optional.of(tokenizer.encode(".")[0]) : Optional.empty();
    }

    /** Returns a caption, each token with the place of its word. */
    Optional<DataLesson.Line> caption(Narrative said) {
        return ids(said.text()).map(ids -> new DataLesson.Line(ids, Optional.empty(), Optional.empty(),
                places(said, ids.length)));
    }

    /** Returns a text about a box. */
    Optional<DataLesson.Line> about(String text, Box box) {
        return ids(text).map(ids -> DataLesson.Line.about(ids, box));
    }

    /** Returns an expression with the token that answers where its box is. */
    Optional<DataLesson.Line> asking(String text, Box box) {
        return ids(text).map(ids -> DataLesson.Line.about(stop.map(token -> with(ids, token)).orElse(ids), box));
    }

    /** Returns the words that the model does not know, with the number of texts that were left out for each. */
    Map<String, Integer> unknown() {
        return Collections.unmodifiableMap(unknown);
    }

    private Optional<int[]> ids(String text) {
        String head = head(text);
        List<String> strange = tokenizer.unknown(head);
        strange.forEach(word -> unknown.merge(word, 1, Integer::sum));
        int[] ids = tokenizer.encode(head);
        return strange.isEmpty() && ids.length > 0
                ? Optional.of(Arrays.copyOf(ids, Math.min(most, ids.length)))
                : Optional.empty();
    }

    /** Returns what is read of a text. */
    static String head(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static int[] with(int[] ids, int token) {
        int[] more = Arrays.copyOf(ids, ids.length + 1);
        more[ids.length] = token;
        return more;
    }

    /** Tokens do not cross blanks, so those before a word are those of the text before it. */
    private List<Optional<Box>> places(Narrative said, int tokens) {
        List<Optional<Box>> places = new ArrayList<>(Collections.nCopies(tokens, Optional.empty()));
        for (PlacedWord word : said.words()) {
            if (word.end() <= LONGEST) {
                int to = Math.min(tokens, count(said.text(), word.end()));
                for (int i = Math.min(to, count(said.text(), word.begin())); i < to; i++) {
                    places.set(i, Optional.of(word.box()));
                }
            }
        }
        return said.words().isEmpty() ? List.of() : places;
    }

    private int count(String text, int end) {
        String before = text.substring(0, end).strip();
        return before.isEmpty() ? 0 : tokenizer.encode(before).length;
    }
}
