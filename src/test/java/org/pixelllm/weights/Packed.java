package org.pixelllm.weights;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes values as Flax does with MessagePack, in its longest forms. */
final class Packed {
    private Packed() {}

    /** An extension of an application's own type. */
    record Extension(int type, byte[] bytes) {}

    /** Packs null, booleans, numbers, text, bytes, lists, maps (in their order) and extensions. */
    static byte[] pack(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Extension array(String type, byte[] numbers, Integer... shape) {
        return new Extension(1, pack(List.of(List.of(shape), type, numbers)));
    }

    static Extension floats(float... values) {
        return array("float32", bytes(values), values.length);
    }

    static byte[] bytes(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(0xc0);
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? 0xc3 : 0xc2);
        } else if (value instanceof Integer number) {
            out.writeByte(number >= -32 && number < 128 ? number : 0xd2);
            if (number < -32 || number >= 128) {
                out.writeInt(number);
            }
        } else if (value instanceof Double number) {
            out.writeByte(0xcb);
            out.writeDouble(number);
        } else if (value instanceof String text) {
            write(0xdb, text.getBytes(StandardCharsets.UTF_8), out);
        } else if (value instanceof byte[] bytes) {
            write(0xc6, bytes, out);
        } else if (value instanceof Extension extension) {
            out.writeByte(0xc9);
            out.writeInt(extension.bytes.length);
            out.writeByte(extension.type);
            out.write(extension.bytes);
        } else if (value instanceof List<?> list) {
            writeAll(0xdd, list.size(), list, out);
        } else {
            Map<?, ?> map = (Map<?, ?>) value;
            writeAll(0xdf, map.size(),
                    map.entrySet().stream().flatMap(e -> Arrays.asList(e.getKey(), e.getValue()).stream()).toList(),
                    out);
        }
    }

    private static void write(int code, byte[] bytes, DataOutputStream out) throws IOException {
        out.writeByte(code);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeAll(int code, int count, List<?> values, DataOutputStream out) throws IOException {
        out.writeByte(code);
        out.writeInt(count);
        for (Object value : values) {
            write(value, out);
        }
    }
}
