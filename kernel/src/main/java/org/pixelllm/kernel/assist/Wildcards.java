package org.pixelllm.kernel.assist;

/** Matches texts against patterns of {@code *} and {@code ?}, in time that no pattern can make explode. */
final class Wildcards {
    private Wildcards() {}

    /** Returns whether the whole text fits; a star that fits too little takes one character more. */
    static boolean match(String pattern, String text) {
        int p = 0;
        int star = -1; // the last star seen
        int taken = 0; // where its text ends
        for (int t = 0; t < text.length();) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }
}
