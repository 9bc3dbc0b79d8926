package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pixelllm.weights.FlaxCheckpointTest.map;
import static org.pixelllm.weights.Packed.array;
import static org.pixelllm.weights.Packed.bytes;
import static org.pixelllm.weights.Packed.floats;
import static org.pixelllm.weights.Packed.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Packed.Extension;

class HostileMsgpackTest {
    private static final int DEEP = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] good = pack(map("step", 7, "params", map("a", map("kernel", array("bfloat16", new byte[4], 2, 1)))));
        for (int length = 0; length < good.length; length++) {
            assertRefused("", Arrays.copyOf(good, length));
        }
    }

    @Test
    void refusesTrailingBytes() throws IOException {
        byte[] good = pack(map("params", map("w", floats(1))));

        assertRefused("3 bytes after the end", Arrays.copyOf(good, good.length + 3));
    }

    @ParameterizedTest
    @CsvSource({"df7fffffff, something of 4294967294 bytes", "dfffffffff, something of 8589934590 bytes",
        "ddffffffff, something of 4294967295 bytes", "81a161db7fffffff, something of 2147483647 bytes",
        "81a161c6ffffffff, something of 4294967295 bytes", "81a161c9ffffffff01, something of 4294967295 bytes",
        "81a161cf00, something of 8 bytes", "81a161c1, the byte 0xc1 at 3"})
    void refusesWhatTheFileCannotHold(String hex, String found) throws IOException {
        assertRefused(found, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({"8181a1610101, something else than a name", "81a1ff01, no UTF-8", "c0, something else than a tree",
        "82a16101a16101, a name twice"})
    void refusesTreesThatAreNoTreesOfNames(String hex, String found) throws IOException {
        assertRefused(found, HexFormat.of().parseHex(hex));
    }

    @Test
    void refusesArraysWhoseShapeAndBytesDoNotAgree() throws IOException {
        assertArray("shape [3] with 8 bytes instead of 12", array("float32", bytes(1, 2), 3));
        assertArray("larger than any memory", array("float32", bytes(1), 1 << 30, 1 << 30, 1 << 30));
        assertArray("larger than any memory", array("float32", bytes(1), 1 << 30, 1 << 30, 1 << 3));
        assertArray("a size that is none", array("float32", bytes(1), -1));
        assertArray("at most 16 sizes", array("float32", bytes(1), new Integer[]{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1}));
    }

    @Test
    void refusesTypesThatNoParameterHas() throws IOException {
        for (String type : List.of("complex64", "int8", "uint32", "object", "", "float8_e4m3fn", "\u001b[2J")) {
            String message = assertArray("an array of type", array(type, new byte[8], 1));
            assertTrue(message.indexOf('\u001b') < 0, message);
        }
        assertArray("bytes in an array", array("f".repeat(1000), new byte[8], 1));
    }

    @Test
    void refusesTwoParametersOfOneName() throws IOException {
        assertRefused("two parameters named \"a/b\"", pack(map("params", map("a/b", floats(1), "a", map("b", floats(
                2))))));
    }

    @Test
    void refusesArraysThatAreNone() throws IOException {
        assertArray("", new Extension(1, new byte[0]));
        assertArray("has its list", new Extension(1, pack(List.of())));
        assertArray("at most 16 sizes", new Extension(1, pack(List.of(1, 2, 3))));
        assertArray("fill it", new Extension(1, pack(List.of(List.of(), "float32", 3))));
        assertArray("has its list", new Extension(1, pack(List.of(List.of(), "float32", bytes(1), "more"))));
        byte[] whole = pack(List.of(List.of(), "float32", bytes(1)));
        assertArray("fill it", new Extension(1, Arrays.copyOf(whole, whole.length + 1)));
    }

    @Test
    void refusesOrPassesOverAnyDepth() throws IOException {
        for (String level : List.of("91", "81a161", "81a6706172616d73", "dd00000001")) {
            byte[] deep = repeat(HexFormat.of().parseHex(level), DEEP / 10);
            assertRefused("", deep);
            assertRefused("", join(pack(map("params", map())), deep));
            assertRefused("", join(HexFormat.of().parseHex("81a6706172616d73"), deep, new byte[]{0}));
        }
        byte[] state = join(HexFormat.of().parseHex("82a173"), repeat(new byte[]{(byte) 0x91}, DEEP), new byte[]{0},
                HexFormat.of().parseHex("a6706172616d73"), pack(map("w", floats(1))));
        try (FlaxCheckpoint flax = open(state)) {
            assertEquals(List.of("s"), flax.ignored());
        }
    }

    @Test
    void boundsWhatATreeOfNothingMayTake() throws IOException {
        byte[] nothing = join(HexFormat.of().parseHex("81a6706172616d7381a177dd004c4b40"), new byte[5_000_000]);

        assertRefused("more than 200,000 values", nothing);
    }

    @Test
    void refusesNamesWithoutEnd() throws IOException {
        assertRefused("", pack(map("params", map("x".repeat(5000), floats(1)))));
        Object tree = map("w", floats(1));
        for (int i = 0; i < 60; i++) {
            tree = map("n".repeat(20), tree);
        }
        assertRefused("longer than 512 letters", pack(map("params", tree)));
    }

    private String assertArray(String found, Extension array) throws IOException {
        return assertRefused(found, pack(map("params", map("w", array))));
    }

    private String assertRefused(String found, byte[] bytes) throws IOException {
        String message = assertThrows(UserProblem.class, () -> open(bytes).close()).getMessage();
        assertTrue(message.contains("bad.msgpack") && message.contains(found), message);
        assertTrue(message.lines().count() <= 4 && message.length() < 800, message);
        return message;
    }

    private FlaxCheckpoint open(byte[] bytes) throws IOException {
        return FlaxCheckpoint.open(Files.write(folder.resolve("bad.msgpack"), bytes));
    }

    private static byte[] repeat(byte[] unit, int times) {
        byte[] all = new byte[unit.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(unit, 0, all, i * unit.length, unit.length);
        }
        return all;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
