package org.pixelllm.eval.caption;

/**
 * Words of a caption that may stand for words of a reference.
 *
 * @param candidate index of the first word in the caption
 * @param candidateLength words in the caption
 * @param reference index of the first word in the reference
 * @param referenceLength words in the reference
 */
record MeteorMatch(MeteorStage stage, int candidate, int candidateLength, int reference, int referenceLength) {
    MeteorMatch(MeteorStage stage, int candidate, int reference) {
        this(stage, candidate, 1, reference, 1);
    }

    int candidateEnd() {
        return candidate + candidateLength;
    }

    int referenceEnd() {
        return reference + referenceLength;
    }

    int distance() {
        return Math.abs(reference - candidate);
    }

    /** Returns what the search for an alignment counts: matches that are not exact count half, rounded down. */
    int searchWeight() {
        return stage == MeteorStage.EXACT
                ? candidateLength + referenceLength
                : candidateLength / 2 + referenceLength / 2;
    }
}
