package org.pixelllm.train;

import java.util.Arrays;

/**
 * An expression and what it means.
 *
 * @param words without the full stop that answers
 * @param object that is meant
 */
record Asked(ToldTokens words, int object) {
    /** Takes the answer off an expression of a sample. */
    static Asked of(ToldTokens answering) {
        int last = answering.ids().length - 1;
        return new Asked(new ToldTokens(Arrays.copyOf(answering.ids(), last), Arrays.copyOf(answering.objects(), last)),
                answering.objects()[last]);
    }
}
