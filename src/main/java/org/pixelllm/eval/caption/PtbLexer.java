package org.pixelllm.eval.caption;

import java.util.List;

/** Cuts text into tokens: the longest that a rule allows, and so on. */
final class PtbLexer {
    private final List<PtbRule> rules = PtbRules.ALL;
    private final LongestMatch all = new LongestMatch(PtbRule.patterns(rules));
    private final List<LongestMatch> tokens = rules.stream().map(r -> new LongestMatch(List.of(r.token()))).toList();
    private final List<LongestMatch> follows = rules.stream().map(r -> new LongestMatch(List.of(r.follow()))).toList();

    /** Takes a token and the number of the line in which it begins. */
    @FunctionalInterface
    interface Sink {
        void take(int line, String token);
    }

    /** Reads lines, each with its end. */
    void read(String text, Sink sink) {
        String kinds = PtbCharacters.kinds(text) + PtbTokenizer.TEXT_END;
        int line = 0;
        int at = 0;
        while (at < text.length()) {
            LongestMatch.Hit hit = all.at(kinds, at);
            if (hit == null) { // white space, or a character that vanishes
                line += text.charAt(at) == PtbTokenizer.LINE_END ? 1 : 0;
                at++;
                continue;
            }
            PtbRule rule = rules.get(hit.rule());
            int end = rule.end(kinds, at, hit.end(), tokens.get(hit.rule()), follows.get(hit.rule()));
            String token = rule.write().apply(text.substring(at, end + rule.unread()));
            if (!token.isEmpty()) {
                sink.take(line, token);
            }
            at = end;
        }
    }
}
