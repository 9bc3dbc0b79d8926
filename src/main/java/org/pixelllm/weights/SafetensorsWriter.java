package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.pixelllm.problem.UserProblem;

/** Writes one safetensors stream, a tensor at a time; equal input gives equal bytes. */
final class SafetensorsWriter {
    private static final int CHUNK = 1 << 14;

    private final Map<String, Tensors.Info> table;
    private final Precision precision;
    private final Map<String, String> metadata;

    /** @param table what is written, in this order */
    SafetensorsWriter(Map<String, Tensors.Info> table, Precision precision, Map<String, String> metadata) {
        this.table = new LinkedHashMap<>(table);
        this.precision = precision;
        this.metadata = new TreeMap<>(metadata);
    }

    /** Writes arrays that are held by somebody. */
    static void write(Map<String, NDArray> held, Precision precision, Map<String, String> metadata, OutputStream out)
            throws IOException {
        Map<String, Tensors.Info> table = new LinkedHashMap<>();
        held.forEach((name, array) -> table.put(name, new Tensors.Info(array.getShape(), array.getDataType())));
        new SafetensorsWriter(table, precision, metadata).write(held::get, out);
    }

    /** Reads and writes one tensor after the other, never holding two. */
    void write(Tensors tensors, NDManager manager, OutputStream out) throws IOException {
        writeHeader(out);
        for (String name : table.keySet()) {
            try (NDArray array = tensors.read(name, manager)) {
                write(name, array, out);
            }
        }
    }

    private void write(Function<String, NDArray> held, OutputStream out) throws IOException {
        writeHeader(out);
        for (String name : table.keySet()) {
            write(name, held.apply(name), out);
        }
    }

    private void writeHeader(OutputStream out) throws IOException {
        byte[] header = header();
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        out.write(header);
    }

    private byte[] header() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            writeMetadata(json);
            long begin = 0;
            for (Map.Entry<String, Tensors.Info> entry : table.entrySet()) {
                Tensors.Info info = entry.getValue();
                long end = begin + element(info).bytes * info.shape().size();
                writeEntry(json.name(entry.getKey()), info, begin, end);
                begin = end;
            }
            json.endObject();
        }
        int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
        text.write(" ".repeat((8 - bytes % 8) % 8)); // the data begins at a multiple of 8
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeMetadata(JsonWriter json) throws IOException {
        if (!metadata.isEmpty()) {
            json.name("__metadata__").beginObject();
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.name(entry.getKey()).value(entry.getValue());
            }
            json.endObject();
        }
    }

    private void writeEntry(JsonWriter json, Tensors.Info info, long begin, long end) throws IOException {
        json.beginObject().name("dtype").value(element(info).name()).name("shape").beginArray();
        for (long size : info.shape().getShape()) {
            json.value(size);
        }
        json.endArray().name("data_offsets").beginArray().value(begin).value(end).endArray().endObject();
    }

    private Element element(Tensors.Info info) {
        return switch (info.type()) {
            case FLOAT32 -> precision == Precision.FLOAT16 ? Element.F16 : Element.F32;
            case UINT8 -> Element.U8;
            case INT32 -> Element.I32;
            case INT64 -> Element.I64;
            default -> throw new IllegalArgumentException("no " + info.type() + " in a weights file");
        };
    }

    private void write(String name, NDArray array, OutputStream out) throws IOException {
        if (array.size() == 0) {
            return;
        }
        ByteBuffer memory = array.toByteBuffer(true).order(ByteOrder.nativeOrder()); // no copy where it is contiguous
        if (element(table.get(name)) == Element.F16) {
            writeHalf(name, memory.asFloatBuffer(), out);
        } else {
            write(memory, out);
        }
    }

    private static void write(ByteBuffer data, OutputStream out) throws IOException {
        byte[] chunk = new byte[2 * CHUNK];
        while (data.hasRemaining()) {
            int count = Math.min(chunk.length, data.remaining());
            data.get(chunk, 0, count);
            out.write(chunk, 0, count);
        }
    }

    private static void writeHalf(String name, FloatBuffer values, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(2 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        while (values.hasRemaining()) {
            float value = values.get();
            short half = Half.fromFloat(value);
            if (Float.isFinite(value) && !Float.isFinite(Half.toFloat(half))) {
                throw tooLarge(name, value);
            }
            if (!chunk.putShort(half).hasRemaining()) {
                out.write(chunk.array());
                chunk.clear();
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }

    private static UserProblem tooLarge(String name, float value) {
        return UserProblem.that("could not write " + Header.quoted(name) + " in half precision")
                .line("found", "the value " + value + ", beyond " + Half.MAX).line("try", "float32");
    }
}
