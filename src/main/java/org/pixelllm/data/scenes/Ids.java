package org.pixelllm.data.scenes;

import java.util.Locale;

/** Numbers in the written files: all follow from the scene's seed, which is the picture's id. */
final class Ids {
    static final long MOST_SEED = 999_999_999_999L; // what a COCO file name has digits for

    private Ids() {}

    static String fileName(long seed) {
        return String.format(Locale.ROOT, "%012d.png", seed);
    }

    /** Returns the id of an object wherever it appears; never 0, which COCO's evaluation takes for none. */
    static long object(long seed, int object) {
        return seed * 10 + object + 1;
    }

    static long sentence(long seed, int expression) {
        return seed * 100 + expression;
    }

    static int category(Kind kind) {
        return kind.ordinal() + 1;
    }
}
