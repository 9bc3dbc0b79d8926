package org.pixelllm.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * SentencePiece's compiled character map: the longest known beginning of a text becomes another text.
 *
 * <p>A double-array trie over bytes of UTF-8, then the replacements, each ended by a zero byte. Indexes are checked at
 * every step, because the bytes are not trusted.
 *
 * @see <a href="https://github.com/google/sentencepiece/blob/master/src/normalizer.cc">SentencePiece's normalizer</a>
 */
final class Charsmap {
    /** Changes nothing. */
    static final Charsmap NONE = new Charsmap(new int[1], new byte[0]);

    private static final int LONGEST = 1024; // bytes of a replacement; the longest of nmt_nfkc has 33

    private final int[] units;
    private final byte[] replacements;

    private Charsmap(int[] units, byte[] replacements) {
        this.units = units;
        this.replacements = replacements;
    }

    static Charsmap read(ByteBuffer blob) throws Damaged {
        if (!blob.hasRemaining()) {
            return NONE;
        }
        ByteBuffer in = blob.slice().order(ByteOrder.LITTLE_ENDIAN);
        Damaged.unless(in.remaining() >= 8, "a character map that is cut off");
        int size = in.getInt();
        Damaged.unless(size >= 4 && size % 4 == 0 && size <= in.remaining(), "a character map of a wrong size");
        int[] units = new int[size / 4];
        in.asIntBuffer().get(units);
        byte[] replacements = new byte[in.remaining() - size];
        in.position(in.position() + size).get(replacements);
        checkLengths(replacements);
        return new Charsmap(units, replacements);
    }

    private static void checkLengths(byte[] replacements) throws Damaged {
        int begin = 0;
        for (int i = 0; i < replacements.length; i++) {
            Damaged.unless(i - begin <= LONGEST, "a character map with an endless replacement");
            begin = replacements[i] == 0 ? i + 1 : begin;
        }
        Damaged.unless(begin == replacements.length, "a character map whose last replacement is cut off");
    }

    /** Writes what stands for the longest known beginning at {@code from}, or else one character; returns its end. */
    int replace(byte[] text, int from, ByteArrayOutputStream out) {
        int end = from;
        int replacement = -1;
        int node = offset(units[0]);
        for (int i = from; i < text.length; i++) {
            node ^= text[i] & 0xff;
            if (node >= units.length || (units[node] & 0x800000ff) != (text[i] & 0xff)) {
                break;
            }
            boolean leaf = (units[node] >>> 8 & 1) == 1;
            node ^= offset(units[node]);
            if (leaf && node < units.length && (units[node] & 0x7fffffff) < replacements.length) {
                end = i + 1;
                replacement = units[node] & 0x7fffffff;
            }
        }
        if (replacement < 0) {
            end = from + characterLength(text[from]);
            out.write(text, from, end - from);
        } else {
            out.write(replacements, replacement, length(replacement));
        }
        return end;
    }

    private int length(int begin) {
        int end = begin;
        while (replacements[end] != 0) {
            end++;
        }
        return end - begin;
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }

    private static int characterLength(byte first) {
        return first >= 0 ? 1 : Math.max(1, Integer.numberOfLeadingZeros(~(first << 24)));
    }
}
