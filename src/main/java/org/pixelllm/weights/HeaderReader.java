package org.pixelllm.weights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pixelllm.problem.UserProblem;

/** Reads the table of contents at the beginning of a safetensors stream. */
final class HeaderReader {
    private static final int LENGTH = 8;
    private static final int MAX_HEADER = 1 << 24; // 100,000 tensors take half of it

    private final InputStream in;
    private final String name;
    private final long size;

    private HeaderReader(InputStream in, String name, long size) {
        this.in = in;
        this.name = name;
        this.size = size;
    }

    /**
     * Reads a header and checks it against the file's size.
     *
     * @param name what the user calls the stream
     * @param size of the whole file in bytes, the largest long if it is not known
     */
    static Header read(InputStream in, String name, long size) throws IOException {
        HeaderReader reader = new HeaderReader(in, name, size);
        long length = reader.length();
        Header header = reader.header((int) length);
        if (size != Long.MAX_VALUE && header.dataBytes() != size - LENGTH - length) {
            throw damaged(name, "%,d bytes of tensors where the header names %,d".formatted(size - LENGTH - length,
                    header.dataBytes()));
        }
        return header;
    }

    private long length() throws IOException {
        byte[] bytes = in.readNBytes(LENGTH);
        if (bytes.length < LENGTH) {
            throw damaged(name, "only %d bytes".formatted(bytes.length));
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER || length > size - LENGTH) {
            throw damaged(name, "a header of %s bytes in a file of %s".formatted(Long.toUnsignedString(length),
                    size == Long.MAX_VALUE ? "unknown size" : "%,d".formatted(size)));
        }
        return length;
    }

    private Header header(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw damaged(name, "the end of the file inside its header");
        }
        try {
            return Header.parse(new ByteArrayInputStream(bytes));
        } catch (Malformed e) {
            throw damaged(name, e.getMessage()).because(e);
        }
    }

    static UserProblem damaged(String name, String found) {
        return UserProblem.that("could not read the weights \"" + name + "\"").line("found", found)
                .line("try", "a whole, unchanged .safetensors file; copy or download it again");
    }
}
