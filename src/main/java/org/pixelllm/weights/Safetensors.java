package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/**
 * Reads and writes safetensors files.
 *
 * <p>F32, F16 and BF16 become float32; U8 and BOOL become uint8; I32 and I64 stay. Half precision is widened in Java,
 * because the engine's own bfloat16 decoding ends the process. Files are not trusted: a wrong one is a
 * {@link UserProblem}, never a crash or a huge allocation.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class Safetensors {
    private Safetensors() {}

    /** Reads all tensors, in the order of their bytes; the manager owns them. */
    public static Map<String, NDArray> read(Path file, NDManager manager) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new SafetensorsReader(in, file.toString(), Files.size(file)).tensors(manager);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Reads all tensors of a stream to its end, without closing it.
     *
     * @param name what the user calls the stream
     */
    public static Map<String, NDArray> read(InputStream in, String name, NDManager manager) throws IOException {
        return new SafetensorsReader(in, name, Long.MAX_VALUE).tensors(manager);
    }

    /** Reads the free text of a file's header. */
    public static Map<String, String> metadata(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new SafetensorsReader(in, file.toString(), Files.size(file)).metadata();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Writes all tensors so that the file is either the old one or the whole new one, whenever the power fails.
     *
     * @throws UserProblem if a number is too large for the precision, or the disk refuses
     */
    public static void write(Path file, Map<String, NDArray> tensors, Precision precision,
            Map<String, String> metadata) {
        try {
            Replacement.write(file, out -> new SafetensorsWriter(tensors, precision, metadata).write(out));
        } catch (IOException e) {
            throw UserProblem.that("could not write \"" + file + "\"").line("because", String.valueOf(e.getMessage()))
                    .line("try", "a folder with space that you may write to").because(e);
        }
    }

    private static UserProblem unreadable(Path file, IOException e) {
        boolean there = Files.isRegularFile(file);
        return UserProblem.that("could not read the weights \"" + file + "\"")
                .line("because", there ? String.valueOf(e.getMessage()) : "there is no such file")
                .line("try", "the path of a .safetensors file").because(e);
    }
}
