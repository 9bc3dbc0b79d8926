package org.pixelllm.kernel.output;

/** How much a cell may still print. */
final class Allowance {
    static final long CHARACTERS = 10_000_000;

    private long left = CHARACTERS;
    private boolean told;

    synchronized void renew() {
        left = CHARACTERS;
        told = false;
    }

    /** Returns whether anything of what is still printed would be shown. */
    synchronized boolean isLeft() {
        return !told;
    }

    /** Returns as much of a text as may be shown, with a word about the rest the first time. */
    synchronized String spend(String text) {
        if (text.length() <= left) {
            left -= text.length();
            return text;
        }
        String shown = text.substring(0, (int) left);
        left = 0;
        if (told) {
            return shown;
        }
        told = true;
        return shown + "\n[this cell printed more than " + CHARACTERS / 1_000_000
                + " million characters; the rest is not shown]\n";
    }
}
