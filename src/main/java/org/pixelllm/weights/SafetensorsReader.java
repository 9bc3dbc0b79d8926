package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/** Reads one safetensors stream from front to back, a tensor at a time. */
final class SafetensorsReader {
    private static final int MAX_HEADER = 100_000_000; // as in the reference implementation
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final String name;
    private final Header header;
    private final byte[] chunk = new byte[CHUNK];

    /**
     * Reads the header.
     *
     * @param size of the whole file in bytes, the largest long if it is not known
     */
    SafetensorsReader(InputStream in, String name, long size) throws IOException {
        this.in = in;
        this.name = name;
        long length = headerLength(size);
        this.header = header(length);
        if (size != Long.MAX_VALUE && header.dataBytes() != size - 8 - length) {
            throw damaged("%,d bytes of tensors where the header names %,d".formatted(size - 8 - length,
                    header.dataBytes()));
        }
    }

    Map<String, String> metadata() {
        return header.metadata();
    }

    Map<String, NDArray> tensors(NDManager manager) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        try {
            for (Header.Entry entry : header.entries()) {
                tensors.put(entry.name(), tensor(entry, manager));
            }
            if (in.read() >= 0) {
                throw damaged("bytes after the last tensor");
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
                throw damaged("the end of the file inside tensor " + Header.quoted(entry.name()));
            }
            entry.element().move(ByteBuffer.wrap(chunk, 0, count).order(ByteOrder.LITTLE_ENDIAN), data);
            left -= count;
        }
        return manager.create(data.flip(), new Shape(entry.shape()), entry.element().type);
    }

    private long headerLength(long size) throws IOException {
        byte[] bytes = in.readNBytes(8);
        if (bytes.length < 8) {
            throw damaged("only %d bytes".formatted(bytes.length));
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER || length > size - 8) {
            throw damaged("a header of %s bytes in a file of %s".formatted(Long.toUnsignedString(length),
                    size == Long.MAX_VALUE ? "unknown size" : "%,d".formatted(size)));
        }
        return length;
    }

    private Header header(long length) throws IOException {
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw damaged("the end of the file inside its header");
        }
        try {
            return Header.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException | Header.Malformed e) {
            throw damaged(e instanceof Header.Malformed ? e.getMessage() : "a header that is no UTF-8").because(e);
        }
    }

    private UserProblem damaged(String found) {
        return UserProblem.that("could not read the weights \"" + name + "\"").line("found", found)
                .line("try", "a whole, unchanged .safetensors file; copy or download it again");
    }
}
