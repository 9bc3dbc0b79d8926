package org.pixelllm.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of unknown encoding as a stream: UTF-8 or UTF-16, with a byte order mark or without; bytes that are no UTF-8 are
 * read as Latin-1 and counted.
 */
final class TextFile extends Reader {
    private static final int BLOCK = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(BLOCK + 1).limit(0);
    private boolean ended;
    private long foreign;
    private long allowed = Long.MAX_VALUE;

    /** What is read where more characters come than a row may have. */
    static final class RowTooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    TextFile(InputStream stream) throws IOException {
        PushbackInputStream pushback = new PushbackInputStream(stream, 4);
        decoder = encoding(pushback).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        in = pushback;
    }

    /** Reads past a byte order mark; without one, every other byte of UTF-16 JSON begins as zero. */
    private static Charset encoding(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(4);
        int mark = 0;
        Charset charset = StandardCharsets.UTF_8;
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            mark = 2;
            charset = head[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        } else if (head.length == 4 && head[0] == 0 && head[2] == 0) {
            charset = StandardCharsets.UTF_16BE;
        } else if (head.length == 4 && head[1] == 0 && head[3] == 0) {
            charset = StandardCharsets.UTF_16LE;
        }
        in.unread(head, mark, head.length - mark);
        return charset;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 255) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Says how many more characters may be read before that is too much. */
    void allow(long characters) {
        allowed = characters;
    }

    /** Returns how many bytes so far were read as Latin-1. */
    long foreign() {
        return foreign;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        if (allowed <= 0) {
            throw new RowTooLong();
        }
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(to, from, count);
        allowed -= count;
        return count;
    }

    private void decode() throws IOException {
        chars.clear().limit(BLOCK);
        CoderResult result = decoder.decode(bytes, chars, ended);
        if (result.isError()) {
            chars.limit(BLOCK + 1).put(foreign(result.length()));
        } else if (result.isUnderflow() && !ended) {
            fill();
        }
        chars.flip();
    }

    private char foreign(int length) {
        int first = bytes.get(bytes.position()) & 255;
        boolean latin = decoder.charset().equals(StandardCharsets.UTF_8);
        bytes.position(bytes.position() + (latin ? 1 : length));
        foreign++;
        return latin ? (char) first : '\uFFFD';
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
