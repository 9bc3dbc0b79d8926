package org.pixelllm.data;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A file that would be too large to keep, made while it is read. */
final class EndlessJson extends InputStream {
    private final LongFunction<String> rows;
    private final long count;
    private long row;
    private byte[] present = {};
    private int at;

    /** Makes a number of rows, the first one with what stands before it, the last one with what stands behind. */
    EndlessJson(long count, LongFunction<String> rows) {
        this.count = count;
        this.rows = rows;
    }

    @Override
    public int read() {
        return fill() ? present[at++] & 255 : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
        if (!fill()) {
            return -1;
        }
        int copied = Math.min(length, present.length - at);
        System.arraycopy(present, at, to, from, copied);
        at += copied;
        return copied;
    }

    private boolean fill() {
        while (at == present.length && row < count) {
            present = rows.apply(row++).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < present.length;
    }
}
