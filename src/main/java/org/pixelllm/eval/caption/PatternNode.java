package org.pixelllm.eval.caption;

import java.util.List;
import java.util.function.Predicate;

/** A piece of a pattern. */
sealed interface PatternNode {
    /** One character of some. */
    record Characters(Predicate<String> some) implements PatternNode {
        boolean has(char c) {
            return some.test(String.valueOf(c));
        }
    }

    /** One after the other. */
    record Sequence(List<PatternNode> parts) implements PatternNode {}

    /** One of them. */
    record Choice(List<PatternNode> parts) implements PatternNode {}

    /** Again and again; if there is no end, the least count comes first and any number follows. */
    record Repeat(PatternNode part, int least, int most) implements PatternNode {
        static final int WITHOUT_END = -1;
    }
}
