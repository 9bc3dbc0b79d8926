package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.pixelllm.problem.UserProblem;

/** Writes one safetensors stream; equal input gives equal bytes. */
final class SafetensorsWriter {
    private static final int CHUNK = 1 << 14;

    private final Map<String, NDArray> tensors;
    private final Precision precision;
    private final Map<String, String> metadata;

    SafetensorsWriter(Map<String, NDArray> tensors, Precision precision, Map<String, String> metadata) {
        this.tensors = tensors;
        this.precision = precision;
        this.metadata = new TreeMap<>(metadata);
    }

    void write(OutputStream out) throws IOException {
        byte[] header = header();
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
        out.write(header);
        for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
            write(tensor.getKey(), tensor.getValue(), out);
        }
    }

    private byte[] header() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            writeMetadata(json);
            long begin = 0;
            for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
                long end = begin + element(tensor.getValue()).bytes * tensor.getValue().size();
                writeEntry(json.name(tensor.getKey()), tensor.getValue(), begin, end);
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

    private void writeEntry(JsonWriter json, NDArray tensor, long begin, long end) throws IOException {
        json.beginObject().name("dtype").value(element(tensor).name()).name("shape").beginArray();
        for (long size : tensor.getShape().getShape()) {
            json.value(size);
        }
        json.endArray().name("data_offsets").beginArray().value(begin).value(end).endArray().endObject();
    }

    private Element element(NDArray tensor) {
        return switch (tensor.getDataType()) {
            case FLOAT32 -> precision == Precision.FLOAT16 ? Element.F16 : Element.F32;
            case UINT8 -> Element.U8;
            case INT32 -> Element.I32;
            case INT64 -> Element.I64;
            default -> throw new IllegalArgumentException("no " + tensor.getDataType() + " in a weights file");
        };
    }

    private void write(String name, NDArray tensor, OutputStream out) throws IOException {
        if (element(tensor) == Element.F16) {
            writeHalf(name, tensor.toFloatArray(), out);
        } else {
            write(tensor.toByteBuffer(), out);
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

    private static void writeHalf(String name, float[] values, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(2 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
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
