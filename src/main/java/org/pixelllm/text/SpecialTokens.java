package org.pixelllm.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Tokens that are taken as such wherever their name stands in a text. */
final class SpecialTokens {
    /** None: every text is plain. */
    static final SpecialTokens NONE = new SpecialTokens(Map.of());

    private static final int LONGEST = 256;

    private final Map<String, Integer> ids;
    private final int[] lengths; // longest first
    private final BitSet first = new BitSet();

    private SpecialTokens(Map<String, Integer> ids) {
        this.ids = new TreeMap<>(ids);
        lengths = ids.keySet().stream().mapToInt(name -> -name.length()).distinct().sorted().map(n -> -n).toArray();
        ids.keySet().forEach(name -> first.set(name.charAt(0)));
    }

    static SpecialTokens of(Map<String, Integer> ids) throws Damaged {
        for (String name : ids.keySet()) {
            Damaged.unless(!name.isEmpty() && name.length() <= LONGEST, "a special token of %d characters",
                    name.length());
        }
        return new SpecialTokens(ids);
    }

    Collection<Integer> ids() {
        return ids.values();
    }

    /** Tells the plain parts and the special tokens of a text in order; the longest name wins. */
    void split(String text, Consumer<String> plain, IntConsumer special) {
        int begin = 0;
        for (int at = 0; at < text.length();) {
            int length = lengthAt(text, at);
            if (length > 0) {
                plain.accept(text.substring(begin, at));
                special.accept(ids.get(text.substring(at, at + length)));
                begin = at + length;
            }
            at += Math.max(1, length);
        }
        plain.accept(text.substring(begin));
    }

    private int lengthAt(String text, int at) {
        return !first.get(text.charAt(at))
                ? 0
                : IntStream.of(lengths).filter(n -> at + n <= text.length())
                        .filter(n -> ids.containsKey(text.substring(at, at + n))).findFirst().orElse(0);
    }
}
