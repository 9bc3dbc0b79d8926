package org.pixelllm.eval.caption;

/**
 * What METEOR knows of a word.
 *
 * @param function whether it is among the most frequent words, which count less
 * @param senses WordNet's synsets, rising
 */
record MeteorWord(String text, boolean function, String stem, int[] senses) {
    /** Tells whether the two share a synset. */
    boolean sharesSense(MeteorWord other) {
        int i = 0;
        int j = 0;
        while (i < senses.length && j < other.senses.length) {
            int order = Integer.compare(senses[i], other.senses[j]);
            if (order == 0) {
                return true;
            }
            i += order < 0 ? 1 : 0;
            j += order > 0 ? 1 : 0;
        }
        return false;
    }
}
