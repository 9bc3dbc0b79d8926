package org.pixelllm.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Takes a protocol buffer apart, field by field; its bytes are not trusted.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the wire format</a>
 */
final class Protobuf {
    private final ByteBuffer in;
    private int field;
    private long number;
    private ByteBuffer bytes; // null for a number

    Protobuf(ByteBuffer message) {
        in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Moves on to the next field; tells whether there is one. */
    boolean next() throws Damaged {
        if (!in.hasRemaining()) {
            return false;
        }
        long tag = varint();
        Damaged.unless(tag >>> 3 > 0 && tag >>> 3 <= 0x1fffffff, "a field without a number");
        field = (int) (tag >>> 3);
        bytes = null;
        switch ((int) (tag & 7)) {
            case 0 -> number = varint();
            case 1 -> number = left(8).getLong();
            case 2 -> bytes = take(varint());
            case 5 -> number = left(4).getInt();
            default -> throw new Damaged("a field of an unknown kind");
        }
        return true;
    }

    /** Returns the number of the field. */
    int field() {
        return field;
    }

    int integer() throws Damaged {
        Damaged.unless(bytes == null && number == (int) number, "a field that is no number");
        return (int) number;
    }

    boolean bool() throws Damaged {
        return integer() != 0;
    }

    float real() throws Damaged {
        return Float.intBitsToFloat(integer());
    }

    /** Returns the bytes of a text or a message inside. */
    ByteBuffer bytes() throws Damaged {
        Damaged.unless(bytes != null, "a number in the place of a text");
        return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    String text() throws Damaged {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes()).toString();
        } catch (CharacterCodingException e) {
            throw new Damaged("a text that is no UTF-8", e);
        }
    }

    private ByteBuffer take(long length) throws Damaged {
        Damaged.unless(length >= 0 && length <= in.remaining(), "a field that is longer than the file");
        ByteBuffer part = in.slice().limit((int) length);
        in.position(in.position() + (int) length);
        return part;
    }

    private ByteBuffer left(int count) throws Damaged {
        Damaged.unless(in.remaining() >= count, "the end of the file inside a field");
        return in;
    }

    private long varint() throws Damaged {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = left(1).get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Damaged("a number of more than 64 bits");
    }
}
