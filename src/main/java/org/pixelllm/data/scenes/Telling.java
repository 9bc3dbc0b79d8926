package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.List;

/** A sentence while it is spoken. */
final class Telling {
    private final StringBuilder text = new StringBuilder();
    private final List<ToldWord> words = new ArrayList<>();

    /** Adds words, parted by blanks, that speak of an object or of {@link ToldWord#NOTHING}. */
    Telling say(String phrase, int object) {
        for (String word : phrase.split(" ")) {
            text.append(text.isEmpty() ? "" : " ");
            append(word, object);
        }
        return this;
    }

    Telling say(String phrase) {
        return say(phrase, ToldWord.NOTHING);
    }

    /** Adds a comma or a full stop, which follows the last word directly. */
    Telling mark(String mark) {
        append(mark, ToldWord.NOTHING);
        return this;
    }

    /** Adds "a red car" or "an orange car". */
    Telling sayA(String phrase, int object) {
        return say(("aeiou".indexOf(phrase.charAt(0)) < 0 ? "a " : "an ") + phrase, object);
    }

    private void append(String word, int object) {
        words.add(new ToldWord(word, text.length(), text.length() + word.length(), object));
        text.append(word);
    }

    Told told() {
        return new Told(text.toString(), words);
    }
}
