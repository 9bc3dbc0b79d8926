package org.pixelllm.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads MessagePack from a file, a value's head at a time; what a value holds is read, or passed over, by the caller.
 *
 * <p>No length is believed that the rest of the file could not hold.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">the format</a>
 */
final class MsgpackReader {
    private static final int WINDOW = 1 << 13;

    private final FileBytes file;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowBegin;

    MsgpackReader(FileBytes file) {
        this.file = file;
    }

    /** Kinds of value. */
    enum Kind {
        /** None, true, false or a number that is no integer. */
        OTHER,
        /** An integer: {@code size} is its value. */
        INTEGER,
        /** Text or bytes, which old writers do not tell apart: {@code size} bytes follow. */
        BYTES,
        /** {@code size} values follow. */
        LIST,
        /** {@code size} pairs of values follow. */
        MAP,
        /** {@code size} bytes of an application's own type follow. */
        EXTENSION
    }

    /**
     * The head of a value.
     *
     * @param type of an extension, else 0
     */
    record Head(Kind kind, long size, int type) {}

    /** Returns the place of the next byte in the file. */
    long position() {
        return windowBegin + window.position();
    }

    /** Goes to a place that was seen before. */
    void seek(long position) {
        if (position >= windowBegin && position <= windowBegin + window.limit()) {
            window.position((int) (position - windowBegin));
        } else {
            windowBegin = position;
            window.limit(0);
        }
    }

    /** Returns the bytes from here to the end of the file. */
    long remaining() {
        return file.size() - position();
    }

    /** Reads the head of the next value; what it holds follows. */
    Head next() throws IOException, Malformed {
        int code = (int) number(1) & 0xff;
        if (code < 0x80 || code >= 0xe0) {
            return new Head(Kind.INTEGER, (byte) code, 0);
        }
        if (code < 0xc0) {
            return code < 0x90
                    ? head(Kind.MAP, code & 0xf)
                    : code < 0xa0 ? head(Kind.LIST, code & 0xf) : head(Kind.BYTES, code & 0x1f);
        }
        return switch (code) {
            case 0xc0, 0xc2, 0xc3 -> head(Kind.OTHER, 0);
            case 0xc4, 0xc5, 0xc6 -> head(Kind.BYTES, number(1 << code - 0xc4));
            case 0xc7, 0xc8, 0xc9 -> extension(number(1 << code - 0xc7));
            case 0xca, 0xcb -> skipped(code == 0xca ? 4 : 8);
            case 0xcc, 0xcd, 0xce, 0xcf -> new Head(Kind.INTEGER, number(1 << code - 0xcc), 0);
            case 0xd0 -> new Head(Kind.INTEGER, (byte) number(1), 0);
            case 0xd1 -> new Head(Kind.INTEGER, (short) number(2), 0);
            case 0xd2 -> new Head(Kind.INTEGER, (int) number(4), 0);
            case 0xd3 -> new Head(Kind.INTEGER, number(8), 0);
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1 << code - 0xd4);
            case 0xd9, 0xda, 0xdb -> head(Kind.BYTES, number(1 << code - 0xd9));
            case 0xdc, 0xdd -> head(Kind.LIST, number(code == 0xdc ? 2 : 4));
            case 0xde, 0xdf -> head(Kind.MAP, number(code == 0xde ? 2 : 4));
            default -> throw new Malformed("the byte 0x%02x at %,d, which begins no value".formatted(code,
                    position() - 1));
        };
    }

    /** Passes over the next value, however deep. */
    void skip() throws IOException, Malformed {
        for (long waiting = 1; waiting > 0; waiting--) {
            Head head = next();
            switch (head.kind) {
                case LIST -> waiting += head.size;
                case MAP -> waiting += 2 * head.size;
                case BYTES, EXTENSION -> pass(head.size);
                default -> {
                }
            }
        }
    }

    /** Passes over bytes. */
    void pass(long bytes) throws Malformed {
        require(bytes);
        seek(position() + bytes);
    }

    /** Reads text of so many bytes. */
    String text(int bytes) throws IOException, Malformed {
        require(bytes);
        ByteBuffer text = ByteBuffer.allocate(bytes);
        file.fill(position(), text);
        pass(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a name that is no UTF-8, at byte %,d".formatted(position() - bytes), e);
        }
    }

    private Head head(Kind kind, long size) throws Malformed {
        require(kind == Kind.MAP ? 2 * size : size); // a value takes a byte at least
        return new Head(kind, size, 0);
    }

    private Head extension(long size) throws IOException, Malformed {
        int type = (byte) number(1);
        require(size);
        return new Head(Kind.EXTENSION, size, type);
    }

    private Head skipped(int bytes) throws Malformed {
        pass(bytes);
        return head(Kind.OTHER, 0);
    }

    /** Reads an unsigned big-endian number; of 8 bytes, a signed one. */
    private long number(int bytes) throws IOException, Malformed {
        require(bytes);
        if (window.remaining() < bytes) {
            refill();
        }
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | window.get() & 0xff;
        }
        return number;
    }

    private void refill() throws IOException {
        windowBegin = position();
        window.clear().limit((int) Math.min(WINDOW, file.size() - windowBegin));
        file.fill(windowBegin, window);
        window.flip();
    }

    private void require(long bytes) throws Malformed {
        if (bytes < 0 || bytes > remaining()) {
            throw new Malformed("at byte %,d something of %s bytes, where the file has %,d more".formatted(position(),
                    Long.toUnsignedString(bytes), remaining()));
        }
    }
}
