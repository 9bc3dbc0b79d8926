package org.pixelllm.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Brings text into the form in which SentencePiece cuts it: characters mapped, spaces written as {@code U+2581}.
 *
 * @param map which characters become which
 * @param prefix whether a space goes before the first word
 * @param collapse whether spaces at the ends go, and runs of them become one
 */
record SentencePieceNormalizer(Charsmap map, boolean prefix, boolean collapse) {
    /** Stands for a space. */
    static final String SPACE = "\u2581";

    String normal(String text) {
        byte[] bytes = text.replaceAll("[\\ud800-\\udfff]", "\ufffd").getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length + 1);
        ByteArrayOutputStream mapped = new ByteArrayOutputStream();
        boolean afterSpace = collapse;
        for (int at = 0; at < bytes.length; mapped.reset()) {
            at = map.replace(bytes, at, mapped);
            String next = mapped.toString(StandardCharsets.UTF_8);
            next = afterSpace ? withoutLeading(next, " ") : next;
            if (!next.isEmpty()) {
                out.append(next.replace(" ", SPACE));
                afterSpace = collapse && next.endsWith(" ");
            }
        }
        int end = out.length();
        while (collapse && end > 0 && out.charAt(end - 1) == SPACE.charAt(0)) {
            end--;
        }
        out.setLength(end);
        return prefix && end > 0 ? SPACE + out : out.toString();
    }

    /** Returns a text without all the repetitions of a mark that it begins with. */
    static String withoutLeading(String text, String mark) {
        int at = 0;
        while (text.startsWith(mark, at)) {
            at += mark.length();
        }
        return text.substring(at);
    }
}
