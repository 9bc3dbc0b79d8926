package org.pixelllm.weights;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.pixelllm.problem.UserProblem;

/** Reads the bytes of one array straight into the engine's memory, which is freed when the array is closed. */
final class ArrayReader {
    private static final int CHUNK = 1 << 16; // a multiple of every element's bytes

    private final FileBytes file;
    private final Element element;

    private ArrayReader(FileBytes file, Element element) {
        this.file = file;
        this.element = element;
    }

    /**
     * Some of an array's bytes, whole elements.
     *
     * @param begin place in the file
     * @param bytes how many
     */
    record Span(long begin, long bytes) {}

    /**
     * Reads an array.
     *
     * @param spans its elements in order, as many as the shape says
     * @param manager owns it
     */
    static NDArray read(FileBytes file, Element element, Shape shape, List<Span> spans, NDManager manager)
            throws IOException {
        NDArray array = empty(file, element, shape, manager);
        try {
            if (shape.size() > 0) {
                new ArrayReader(file, element).fill(array.toByteBuffer(true).order(ByteOrder.nativeOrder()), spans);
            }
            return array;
        } catch (IOException | RuntimeException e) {
            array.close();
            throw e;
        }
    }

    private static NDArray empty(FileBytes file, Element element, Shape shape, NDManager manager) {
        try {
            return manager.create(shape, element.type);
        } catch (EngineException e) {
            throw UserProblem.that("found too little memory for the weights \"" + file.name() + "\"")
                    .line("needed", "%,d bytes for one array %s".formatted(
                            shape.size() * element.type.getNumOfBytes(), shape))
                    .line("try", "a machine with more memory, or a smaller model").because(e);
        }
    }

    private void fill(ByteBuffer memory, List<Span> spans) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocateDirect(element.isStoredAsIs() ? 0 : CHUNK);
        for (Span span : spans) {
            if (element.isStoredAsIs()) {
                ByteBuffer part = memory.slice(memory.position(), Math.toIntExact(span.bytes));
                file.fill(span.begin, part);
                memory.position(memory.position() + part.capacity());
            } else {
                widen(span, chunk.order(ByteOrder.LITTLE_ENDIAN), memory);
            }
        }
    }

    private void widen(Span span, ByteBuffer chunk, ByteBuffer memory) throws IOException {
        for (long done = 0; done < span.bytes; done += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, span.bytes - done));
            file.fill(span.begin + done, chunk);
            element.move(chunk.flip(), memory);
        }
    }
}
