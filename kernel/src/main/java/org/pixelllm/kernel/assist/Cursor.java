package org.pixelllm.kernel.assist;

/** Converts between the protocol's positions, which count code points, and Java's, which count UTF-16 units. */
final class Cursor {
    private Cursor() {}

    static int index(String code, int codePoints) {
        int most = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.max(0, Math.min(codePoints, most)));
    }

    static int codePoints(String code, int index) {
        return code.codePointCount(0, Math.max(0, Math.min(index, code.length())));
    }
}
