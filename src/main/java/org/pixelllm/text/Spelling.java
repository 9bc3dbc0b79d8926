package org.pixelllm.text;

import java.util.ArrayList;
import java.util.List;

/** Text that grows token by token and remembers which of them spelled what. */
final class Spelling {
    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();

    private record Run(int firstToken, int lastToken, int begin, int end) {}

    /** Adds what the tokens of these indexes spell together. */
    void add(int firstToken, int lastToken, String part) {
        if (!part.isEmpty()) {
            runs.add(new Run(firstToken, lastToken, text.length(), text.length() + part.length()));
            text.append(part);
        }
    }

    boolean isEmpty() { return text.length() == 0; }

    String text() {
        return text.toString();
    }

    /** Returns the words of the text, marks left out, each with all tokens that have a character of it. */
    List<Piece> words() {
        List<Piece> words = new ArrayList<>();
        int at = 0;
        for (Words.Span span : Words.spans(text())) {
            String word = text.substring(span.begin(), span.end());
            if (Words.isWord(word)) {
                while (runs.get(at).end <= span.begin()) {
                    at++;
                }
                int last = at;
                while (runs.get(last).end < span.end()) {
                    last++;
                }
                words.add(new Piece(word, span.begin(), span.end(), runs.get(at).firstToken,
                        runs.get(last).lastToken));
            }
        }
        return words;
    }
}
