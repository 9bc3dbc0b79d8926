package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/**
 * Reads and writes safetensors files.
 *
 * <p>F32, F16, BF16 and F64 become float32; U8 and BOOL become uint8; I32 and I64 stay. Half precision is widened in Java,
 * because the engine's own bfloat16 decoding ends the process. Files are not trusted: a wrong one is a
 * {@link UserProblem}, never a crash or a huge allocation.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class Safetensors {
    private Safetensors() {}

    /** Reads all tensors, in the order of their bytes; the manager owns them. */
    public static Map<String, NDArray> read(Path file, NDManager manager) {
        Map<String, NDArray> read = new LinkedHashMap<>();
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            tensors.table().keySet().forEach(name -> read.put(name, tensors.read(name, manager)));
            return read;
        } catch (RuntimeException e) {
            read.values().forEach(NDArray::close);
            throw e;
        }
    }

    /**
     * Reads all tensors of a stream to its end, without closing it.
     *
     * @param name what the user calls the stream
     */
    public static Map<String, NDArray> read(InputStream in, String name, NDManager manager) throws IOException {
        return new SafetensorsReader(in, name).tensors(manager);
    }

    /** Reads the free text of a file's header. */
    public static Map<String, String> metadata(Path file) {
        try (SafetensorsFile tensors = SafetensorsFile.open(file)) {
            return tensors.metadata();
        }
    }

    /**
     * Writes all tensors so that the file is either the old one or the whole new one, whenever the power fails.
     *
     * @throws UserProblem if a number is too large for the precision, or the disk refuses
     */
    public static void write(Path file, Map<String, NDArray> tensors, Precision precision,
            Map<String, String> metadata) {
        replace(file, out -> SafetensorsWriter.write(tensors, precision, metadata, out));
    }

    /**
     * Copies some tensors of other files into a new one, a tensor at a time, as {@link #write} does.
     *
     * @param names what is copied, in this order
     * @param scope owns each tensor while it is copied
     */
    static void copy(Path file, Tensors from, Collection<String> names, NDManager scope,
            Map<String, String> metadata) {
        Map<String, Tensors.Info> table = new LinkedHashMap<>();
        names.forEach(name -> table.put(name, from.table().get(name)));
        replace(file, out -> new SafetensorsWriter(table, Precision.FLOAT32, metadata).write(from, scope, out));
    }

    private static void replace(Path file, Replacement.Content content) {
        try {
            Replacement.write(file, content);
        } catch (IOException e) {
            throw UserProblem.that("could not write \"" + file + "\"").line("because", String.valueOf(e.getMessage()))
                    .line("try", "a folder with space that you may write to").because(e);
        }
    }
}
