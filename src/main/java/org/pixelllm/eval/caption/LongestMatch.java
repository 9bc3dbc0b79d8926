package org.pixelllm.eval.caption;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds which of many patterns matches the longest piece of text; of equals the first wins.
 *
 * <p>The patterns become one automaton whose states are made when a text first leads to them, so that a text is read
 * once, however many patterns there are and however they branch. Safe for use by threads.
 */
final class LongestMatch {
    /** Characters looked at beyond what surely matches, so that no text takes for ever. */
    private static final int FARTHEST = 1000;
    private static final int ASCII = 128;

    private final PatternAutomaton automaton = new PatternAutomaton();
    private final Map<BitSet, State> states = new HashMap<>();
    private final State start;

    /** A pattern's index and where its match ends. */
    record Hit(int rule, int end) {}

    /** Takes patterns in the notation of {@link PatternParser}. */
    LongestMatch(List<String> patterns) {
        BitSet first = new BitSet();
        for (int rule = 0; rule < patterns.size(); rule++) {
            automaton.addReachable(automaton.compile(PatternParser.parse(patterns.get(rule)), rule), first);
        }
        start = state(first);
    }

    /** Returns the longest match that begins at a place, or null. */
    Hit at(CharSequence text, int from) {
        Hit hit = null;
        State state = start;
        int sure = from;
        for (int i = from; i < text.length() && i - sure < FARTHEST; i++) {
            state = state.next(text.charAt(i));
            if (state.inside.isEmpty()) {
                break;
            }
            if (state.rule != PatternAutomaton.NO_RULE) {
                hit = new Hit(state.rule, i + 1);
                sure = i;
            }
        }
        return hit;
    }

    /** Tells whether a pattern matches all of a piece of text. */
    boolean matches(CharSequence text, int from, int to) {
        State state = start;
        for (int i = from; i < to; i++) {
            state = state.next(text.charAt(i));
        }
        return state.rule != PatternAutomaton.NO_RULE;
    }

    private synchronized State state(BitSet inside) {
        return states.computeIfAbsent(inside, State::new);
    }

    /** All places in the patterns at which a reader may be. */
    private final class State {
        private final BitSet inside;
        private final int rule;
        /** After ASCII's characters, which are most; threads may find the same one twice. */
        private final State[] nextPlain = new State[ASCII];
        private final Map<Character, State> nextOther = new ConcurrentHashMap<>();

        State(BitSet inside) {
            this.inside = inside;
            rule = automaton.firstRule(inside);
        }

        State next(char c) {
            if (c >= ASCII) {
                State known = nextOther.get(c);
                return known != null ? known : nextOther.computeIfAbsent(c, this::find);
            }
            State known = nextPlain[c];
            if (known == null) {
                known = find(c);
                nextPlain[c] = known;
            }
            return known;
        }

        private State find(char c) {
            return state(automaton.step(inside, c));
        }
    }
}
