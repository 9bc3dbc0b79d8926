package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Patterns as steps, each over one character; a reader may be at several steps at once. */
final class PatternAutomaton {
    static final int NO_RULE = Integer.MAX_VALUE;

    private final List<PatternNode.Characters> characters = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();
    private final List<Integer> rules = new ArrayList<>();

    /** Adds a pattern and returns its first step. */
    int compile(PatternNode pattern, int rule) {
        return compile(pattern, add(null, rule), rule);
    }

    private int add(PatternNode.Characters over, int rule, int... to) {
        characters.add(over);
        targets.add(to);
        rules.add(over == null && to.length == 0 ? rule : NO_RULE);
        return characters.size() - 1;
    }

    private int compile(PatternNode node, int then, int rule) {
        if (node instanceof PatternNode.Characters over) {
            return add(over, rule, then);
        }
        if (node instanceof PatternNode.Sequence sequence) {
            int next = then;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                next = compile(sequence.parts().get(i), next, rule);
            }
            return next;
        }
        if (node instanceof PatternNode.Choice choice) {
            return add(null, rule, choice.parts().stream().mapToInt(part -> compile(part, then, rule)).toArray());
        }
        return compileRepeat((PatternNode.Repeat) node, then, rule);
    }

    private int compileRepeat(PatternNode.Repeat repeat, int then, int rule) {
        int next = then;
        if (repeat.most() == PatternNode.Repeat.WITHOUT_END) {
            int[] loop = {then, then};
            next = add(null, rule, loop);
            loop[0] = compile(repeat.part(), next, rule);
        }
        for (int i = repeat.least(); i < repeat.most(); i++) {
            next = add(null, rule, compile(repeat.part(), next, rule), then);
        }
        for (int i = 0; i < repeat.least(); i++) {
            next = compile(repeat.part(), next, rule);
        }
        return next;
    }

    /** Adds the steps that are reached from one without reading. */
    void addReachable(int step, BitSet into) {
        if (into.get(step)) {
            return;
        }
        into.set(step);
        if (characters.get(step) == null) {
            for (int target : targets.get(step)) {
                addReachable(target, into);
            }
        }
    }

    BitSet step(BitSet inside, char c) {
        BitSet next = new BitSet();
        inside.stream().filter(step -> characters.get(step) != null && characters.get(step).has(c))
                .forEach(step -> addReachable(targets.get(step)[0], next));
        return next;
    }

    int firstRule(BitSet inside) {
        return inside.stream().map(rules::get).min().orElse(NO_RULE);
    }
}
