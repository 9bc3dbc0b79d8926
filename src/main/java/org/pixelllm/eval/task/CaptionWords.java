package org.pixelllm.eval.task;

import java.util.Locale;
import java.util.regex.Pattern;

/** Prepares captions for the measures that compare words: lower case, no punctuation. */
final class CaptionWords {
    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'-]+");

    String of(String caption) {
        return MARKS.matcher(caption.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
