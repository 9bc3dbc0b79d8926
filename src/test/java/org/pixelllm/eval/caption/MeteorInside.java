package org.pixelllm.eval.caption;

import java.util.List;

/** Shows what METEOR makes of texts before it scores them. */
public final class MeteorInside {
    private MeteorInside() {}

    /** Returns a text's words as METEOR compares them, with a space between. */
    public static String words(String text) {
        return String.join(" ", MeteorText.words(text));
    }

    /** Returns the counts that a score is computed from, against the best reference. */
    public static double[] counts(Meteor meteor, String candidate, List<String> references) {
        return meteor.best(candidate, references).counts();
    }
}
