package org.pixelllm.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds what a user may have meant by a misspelt name. */
public final class Nearest {
    private static final int LONGEST = 200; // the distance takes time and memory that grow with both lengths

    private Nearest() {}

    /**
     * Returns up to three known names that are close to the wanted one, nearest first, whatever their case.
     *
     * <p>Close means: it begins as the wanted one does, or at most a third of the longer name must be retyped.
     */
    public static List<String> to(String wanted, Collection<String> known) {
        return known.stream().filter(name -> close(wanted, name)).distinct()
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3).toList();
    }

    private static boolean close(String wanted, String name) {
        boolean begun = wanted.length() >= 2 && fold(name).startsWith(fold(wanted));
        return begun || distance(wanted, name) * 3 <= Math.max(wanted.length(), name.length());
    }

    /** Counts the letters to insert, delete, replace or swap with their neighbour to turn one into the other. */
    static int distance(String from, String to) {
        String a = fold(from);
        String b = fold(to);
        int[] before = new int[b.length() + 1];
        int[] last = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (swapped(a, i, b, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }

    private static boolean swapped(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }

    private static String fold(String name) {
        return name.substring(0, Math.min(LONGEST, name.length())).toLowerCase(Locale.ROOT);
    }
}
