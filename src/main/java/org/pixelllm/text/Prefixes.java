package org.pixelllm.text;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds which of many words a text goes on with: narrows a sorted list, a character at a time. */
final class Prefixes {
    private final List<String> words;
    private final int[] sorted; // indexes of words

    /** Takes the words at these indexes; none is empty, and none is there twice. */
    Prefixes(List<String> words, IntStream indexes) {
        this.words = words;
        this.sorted = indexes.boxed().sorted(Comparator.comparing(words::get)).mapToInt(i -> i).toArray();
    }

    /** What to do with a word that the text goes on with. */
    @FunctionalInterface
    interface Match {
        void found(int index, int end);
    }

    /** Calls for every word that stands at {@code from}, the shortest first; returns the end of that one, or 0. */
    int at(String text, int from, Match match) {
        int shortest = 0;
        int low = 0;
        int high = sorted.length;
        for (int depth = 0; from + depth < text.length() && low < high; depth++) {
            char next = text.charAt(from + depth);
            low = firstNotBelow(next, depth, low, high);
            high = firstNotBelow(next + 1, depth, low, high);
            if (low < high && words.get(sorted[low]).length() == depth + 1) {
                match.found(sorted[low], from + depth + 1);
                shortest = shortest == 0 ? from + depth + 1 : shortest;
            }
        }
        return shortest;
    }

    /** Returns the first place in low..high whose word has no smaller character at this depth. */
    private int firstNotBelow(int wanted, int depth, int low, int high) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = from + to >>> 1;
            String word = words.get(sorted[middle]);
            if (word.length() <= depth || word.charAt(depth) < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
