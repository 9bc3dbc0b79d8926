package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/**
 * Named tensors in files, each read when it is asked for, so that no second copy of a model is ever held.
 *
 * <pre>
 * try (Tensors t5 = Tensors.open(Path.of("flan-t5-base"))) {
 *     NDArray table = t5.read("shared.weight", manager);
 * }
 * </pre>
 */
public interface Tensors extends AutoCloseable {
    /**
     * What a file says of a tensor.
     *
     * @param shape in the file's order
     * @param type what it is after reading: halves, bfloat16 and doubles become float32, booleans uint8
     */
    record Info(Shape shape, DataType type) {}

    /**
     * Opens a safetensors file, the index of a sharded model, or a folder that holds either.
     *
     * @throws UserProblem if there is none, it is damaged, or it is a pickle, which is never read
     */
    static Tensors open(Path fileOrFolder) {
        Path file = Files.isDirectory(fileOrFolder) ? WeightsFile.in(fileOrFolder) : fileOrFolder;
        Pickles.refuse(file);
        return file.toString().endsWith(WeightsFile.INDEX) ? Shards.open(file) : SafetensorsFile.open(file);
    }

    /** Returns what the user calls them: the path. */
    String name();

    /** Returns what there is by name, in the order of the bytes. */
    Map<String, Info> table();

    /**
     * Reads one tensor.
     *
     * @param manager owns it
     * @throws UserProblem if the file ends early or the disk refuses
     * @throws IllegalArgumentException if the name is not in the {@link #table}
     */
    NDArray read(String name, NDManager manager);

    @Override
    void close();
}
