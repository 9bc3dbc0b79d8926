package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixelllm.weights.FlaxCheckpointTest.map;
import static org.pixelllm.weights.Packed.array;
import static org.pixelllm.weights.Packed.floats;
import static org.pixelllm.weights.Packed.pack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pixelllm.problem.UserProblem;

/**
 * Whatever is done to a good file, it is read or explained: in seconds, in no more than twice its size.
 *
 * <p>Each property tries a thousand files. For a long run, a million each:
 *
 * <pre>
 * mvn -q -pl src -am test -Dtest=HostileWeightsTest -Dsurefire.failIfNoSpecifiedTests=false -Djqwik.tries.default=1000000
 * </pre>
 */
class HostileWeightsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] FLAX = pack(map("step", 7, "opt_state", map("0", floats(1)), "params", map("a", map(
            "kernel", array("bfloat16", new byte[12], 2, 3), "bias", floats(1, 2)), "table",
            map(FlaxArrays.CHUNKED,
                    true, "shape", map("0", 2, "1", 1), "chunks", map("0", floats(1), "1", floats(2))),
            "count", 3)));
    private static final String INDEX = """
            {"metadata": {"total_size": 8}, "weight_map": {"a/kernel": "w.safetensors", "ids": "w.safetensors"}}""";

    private static NDManager manager;
    private static Path folder;
    private static byte[] safetensors;

    @BeforeContainer
    static void writeGoodFiles() throws IOException {
        manager = NDManager.newBaseManager();
        folder = Files.createTempDirectory("hostile");
        Path file = folder.resolve("w.safetensors");
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        tensors.put("a/kernel", manager.ones(new Shape(2, 3)));
        tensors.put("ids", manager.create(new int[]{1, 2}));
        Safetensors.write(file, tensors, Precision.FLOAT16, Map.of("format", "pt"));
        safetensors = Files.readAllBytes(file);
    }

    @AfterContainer
    static void clean() throws IOException {
        manager.close();
        for (String name : List.of("w.safetensors", "bad.safetensors", "bad.msgpack", "bad.safetensors.index.json")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, seed = "1")
    void readsOrExplainsEveryDamagedCheckpoint(@ForAll("damages") List<Damage> damages) throws IOException {
        readOrExplain("bad.msgpack", damaged(FLAX, damages), FlaxCheckpoint::open);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, seed = "1")
    void readsOrExplainsEveryDamagedSafetensorsFile(@ForAll("damages") List<Damage> damages) throws IOException {
        readOrExplain("bad.safetensors", damaged(safetensors, damages), Tensors::open);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, seed = "1")
    void readsOrExplainsEveryDamagedIndex(@ForAll("damages") List<Damage> damages) throws IOException {
        readOrExplain("bad.safetensors.index.json", damaged(INDEX.getBytes(StandardCharsets.UTF_8),
                damages), Tensors::open);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, seed = "1")
    void readsOrExplainsAnyBytes(@ForAll byte[] bytes) throws IOException {
        readOrExplain("bad.msgpack", bytes, FlaxCheckpoint::open);
        readOrExplain("bad.safetensors", bytes, Tensors::open);
    }

    /** One thing that happens to a file, at a place between 0 and 1 of it. */
    record Damage(String kind, double at, double length, byte value) {
        byte[] to(byte[] file) {
            int begin = (int) (at * file.length);
            int count = (int) (length * (file.length - begin));
            return switch (kind) {
                case "set" -> replaced(file, begin, Math.min(begin + 1, file.length), new byte[]{value});
                case "end" -> Arrays.copyOf(file, begin);
                case "cut" -> replaced(file, begin, begin + count, new byte[0]);
                case "twice" -> replaced(file, begin, begin, Arrays.copyOfRange(file, begin, begin + count));
                default -> replaced(file, begin, Math.min(begin + 4, file.length), new byte[]{value, -1, -1, -1});
            };
        }

        private static byte[] replaced(byte[] file, int begin, int end, byte[] by) {
            byte[] all = new byte[begin + by.length + file.length - end];
            System.arraycopy(file, 0, all, 0, begin);
            System.arraycopy(by, 0, all, begin, by.length);
            System.arraycopy(file, end, all, begin + by.length, file.length - end);
            return all;
        }
    }

    @Provide
    Arbitrary<List<Damage>> damages() {
        Arbitrary<Double> part = Arbitraries.doubles().between(0, 1).withSpecialValue(0.5);
        Arbitrary<Byte> value = Arbitraries.of((byte) 0x81, (byte) 0x91, (byte) 0xc6, (byte) 0xc9, (byte) 0xdd,
                (byte) 0xdf, (byte) 0xff, (byte) 0, (byte) '"', (byte) '{', (byte) '[', (byte) '9');
        return Combinators.combine(Arbitraries.of("set", "set", "end", "cut", "twice", "number"), part, part,
                Arbitraries.oneOf(value, Arbitraries.bytes())).as(Damage::new).list().ofMinSize(1).ofMaxSize(4);
    }

    private static byte[] damaged(byte[] file, List<Damage> damages) {
        byte[] bytes = file;
        for (Damage damage : damages) {
            bytes = damage.to(bytes);
        }
        return bytes;
    }

    private static void readOrExplain(String name, byte[] bytes, Function<Path, Tensors> reader) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertTimeout(LONG, () -> {
            try (NDManager scope = manager.newSubManager(); Tensors tensors = reader.apply(file)) {
                long memory = tensors.table().values().stream()
                        .mapToLong(info -> info.shape().size() * info.type().getNumOfBytes()).sum();
                assertTrue(memory <= 2L * Math.max(bytes.length, safetensors.length), "as much as " + memory);
                tensors.table().keySet().forEach(tensor -> tensors.read(tensor, scope));
            } catch (UserProblem explained) {
                String message = explained.getMessage();
                assertTrue(message.contains(folder.toString()) && message.length() < 4000, message);
            }
        });
    }
}
