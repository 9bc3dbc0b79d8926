package org.pixelllm.eval.caption;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A kind of token.
 *
 * @param token what it looks like
 * @param follow what must come after it; counts when the longest match is chosen, and is read again
 * @param unread characters of the token itself that are read again
 * @param write what becomes of it
 */
record PtbRule(String token, String follow, int unread, UnaryOperator<String> write) {
    static PtbRule rule(String token) {
        return new PtbRule(token, "", 0, UnaryOperator.identity());
    }

    PtbRule before(String what) {
        return new PtbRule(token, what, unread, write);
    }

    PtbRule as(String text) {
        return new PtbRule(token, follow, unread, any -> text);
    }

    PtbRule written(UnaryOperator<String> how) {
        return new PtbRule(token, follow, unread, how);
    }

    /** The last character is a token again. */
    PtbRule lastAgain() {
        return new PtbRule(token, follow, 1, write);
    }

    /** Returns where the token ends in a match of token and follow. */
    int end(String text, int from, int to, LongestMatch tokens, LongestMatch follows) {
        int end = to;
        while (!follow.isEmpty() && !(tokens.matches(text, from, end) && follows.matches(text, end, to))) {
            end--;
        }
        return end - unread;
    }

    static List<String> patterns(List<PtbRule> rules) {
        return rules.stream().map(rule -> "(" + rule.token + ")(" + rule.follow + ")").toList();
    }
}
