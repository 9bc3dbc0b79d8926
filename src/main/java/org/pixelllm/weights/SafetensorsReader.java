package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one safetensors stream, which has no places to go back to, from front to back. */
final class SafetensorsReader {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final String name;
    private final byte[] chunk = new byte[CHUNK];

    SafetensorsReader(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    Map<String, NDArray> tensors(NDManager manager) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        try {
            for (Header.Entry entry : HeaderReader.read(in, name, Long.MAX_VALUE).entries()) {
                tensors.put(entry.name(), tensor(entry, manager));
            }
            if (in.read() >= 0) {
                throw HeaderReader.damaged(name, "bytes after the last tensor");
            }
            return tensors;
        } catch (IOException | RuntimeException e) {
            tensors.values().forEach(NDArray::close);
            throw e;
        }
    }

    private NDArray tensor(Header.Entry entry, NDManager manager) throws IOException {
        int bytes = Math.toIntExact(entry.count() * entry.element().type.getNumOfBytes());
        ByteBuffer data = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()); // becomes the array's memory
        for (long left = entry.end() - entry.begin(); left > 0;) {
            int count = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, left));
            if (count < Math.min(CHUNK, left)) {
                throw HeaderReader.damaged(name, "the end of the file inside tensor " + Header.quoted(entry.name()));
            }
            entry.element().move(ByteBuffer.wrap(chunk, 0, count).order(ByteOrder.LITTLE_ENDIAN), data);
            left -= count;
        }
        return manager.create(data.flip(), new Shape(entry.shape()), entry.element().type);
    }
}
