package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;

/**
 * The parameters in a Flax checkpoint, a MessagePack file as {@code flax.training.checkpoints} writes it.
 *
 * <p>They are what a train state has under {@code params} (or under {@code optimizer/target}, as train states before
 * 2022), else the whole tree; nested names are joined with {@code /}. Arrays are read one at a time, straight into
 * their last place. A file is not trusted: a wrong one is a {@link UserProblem}.
 *
 * @see <a href="https://flax.readthedocs.io/en/latest/api_reference/flax.serialization.html">flax.serialization</a>
 */
public final class FlaxCheckpoint implements Tensors {
    private final FileBytes file;
    private final Map<String, FlaxArrays.Found> found;
    private final List<String> ignored;
    private final Map<String, Info> table = new LinkedHashMap<>();

    private FlaxCheckpoint(FileBytes file) throws IOException, Malformed {
        this.file = file;
        FlaxTree tree = FlaxTree.read(file);
        this.found = tree.found();
        this.ignored = List.copyOf(tree.ignored());
        found.forEach((name, array) -> table.put(name, new Info(array.shape(), array.element().type)));
    }

    /**
     * Opens a checkpoint and finds its parameters.
     *
     * @throws UserProblem if it is missing, damaged, or has no parameters
     */
    public static FlaxCheckpoint open(Path path) {
        Pickles.refuse(path);
        FileBytes file = FileBytes.open(path, Files.isDirectory(path)
                ? inside(path)
                : "the path of a checkpoint file, such as checkpoint_30000");
        try {
            return new FlaxCheckpoint(file);
        } catch (IOException | Malformed e) {
            file.close();
            throw UserProblem.that("could not read the Flax checkpoint \"" + path + "\"")
                    .line(e instanceof Malformed ? "found" : "because", String.valueOf(e.getMessage()))
                    .line("try", "a whole, unchanged file of flax.serialization; copy or download it again")
                    .because(e);
        }
    }

    /** Says which file of a folder may be meant: the latest; one that Orbax writes holds no such file. */
    private static String inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("checkpoint_[0-9]{1,15}"))
                    .filter(Files::isRegularFile).max(Comparator.comparingLong(FlaxCheckpoint::step))
                    .map(Path::toString)
                    .orElse("the file that flax.serialization.to_bytes(train_state) gives; Orbax folders are not read");
        } catch (IOException e) {
            return "the path of a checkpoint file";
        }
    }

    private static long step(Path file) {
        return Long.parseLong(file.getFileName().toString().substring("checkpoint_".length()));
    }

    @Override
    public String name() {
        return file.name();
    }

    /** Returns what the file holds beside parameters, such as {@code opt_state}: names from its top on. */
    public List<String> ignored() {
        return ignored;
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        FlaxArrays.Found array = found.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no parameter " + name + " in " + file.name());
        }
        try {
            return ArrayReader.read(file, array.element(), array.shape(), array.spans(), manager);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
