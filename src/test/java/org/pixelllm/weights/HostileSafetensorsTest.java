package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixelllm.problem.UserProblem;

class HostileSafetensorsTest {
    private static final String GOOD = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            two tensors named "a"  | {"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}
            where the one before   | {"a":{"dtype":"U8","shape":[6],"data_offsets":[0,6]},"b":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}
            where the one before   | {"a":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}
            8 bytes instead of 12  | {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}
            8 bytes instead of 4   | {"a":{"dtype":"F32","shape":[],"data_offsets":[0,8]}}
            of type "F8_E4M3"      | {"a":{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}}
            names 16               | {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}
            names 4                | {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}
            names 0                | {}
            -8 bytes instead       | {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}
            negative               | {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}
            more than 16           | {"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,8]}}
            no safetensors table   | {"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}
            more than 2 GB         | {"a":{"dtype":"F32","shape":[1000000000],"data_offsets":[0,4000000000]}}
            no safetensors table   | {"a":{"dtype":"F32","shape":[[[[[[2]]]]]],"data_offsets":[0,8]}}
            no safetensors table   | [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
            no safetensors table   | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,1e99]}}
            no safetensors table   | {"a":null}
            without dtype          | {"a":{}}
            unknown field          | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}
            no safetensors table   | {"__metadata__":{"a":{}},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}
            no safetensors table   | {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}
            no safetensors table   | {} {}
            """)
    void namesWhatIsWrongInAHeader(String found, String header) {
        assertRefused(found, file(header.getBytes(StandardCharsets.UTF_8), 8));
    }

    @Test
    void refusesAHeaderLongerThanTheFile() {
        assertRefused("a header of 1000 bytes", ByteBuffer.wrap(good()).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1000)
                .array());
    }

    @Test
    void refusesAHeaderOfNegativeLength() {
        assertRefused("a header of 18446744073709551615 bytes", ByteBuffer.wrap(good()).putLong(0, -1).array());
    }

    @Test
    void boundsWhatATableOfNothingMayTake() {
        StringBuilder many = new StringBuilder("{\"__metadata__\":{}");
        StringBuilder free = new StringBuilder("{\"__metadata__\":{\"\":\"\"");
        for (int i = 0; i < 110_000; i++) {
            many.append(",\"%d\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}".formatted(i));
            free.append(",\"%d\":\"\"".formatted(i));
        }
        assertRefused("more than 100,000 tensors", file(many.append('}').toString().getBytes(StandardCharsets.UTF_8),
                0));
        assertRefused("more than 100,000 pieces of metadata", file(free.append("}}").toString().getBytes(
                StandardCharsets.UTF_8), 0));
        assertRefused("a header of 20000000 bytes", file(" ".repeat(20_000_000).getBytes(StandardCharsets.UTF_8), 0));
    }

    @Test
    void refusesAHeaderThatIsNoText() {
        assertRefused("no UTF-8", file(new byte[]{'{', (byte) 0xff, '}'}, 8));
    }

    @Test
    void refusesEveryTruncation() {
        byte[] good = good();
        for (int length = 0; length < good.length; length++) {
            assertRefused("", Arrays.copyOf(good, length));
        }
    }

    @Test
    void refusesTrailingBytes() {
        assertRefused("9 bytes of tensors where the header names 8", file(GOOD.getBytes(StandardCharsets.UTF_8), 9));
    }

    @Test
    void answersEveryDamagedByteWithAResultOrAUserProblem() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = good();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            readOrExplain(bytes);
        }
    }

    @Test
    void keepsControlCharactersOfAForeignNameOffTheScreen() {
        String message = assertRefused("", file(GOOD.replace("\"a\"", "\"a\\u001b[2J\"").replace("[2]", "[9]")
                .getBytes(StandardCharsets.UTF_8), 8));
        assertTrue(message.indexOf('\u001b') < 0, message);
    }

    private String assertRefused(String found, byte[] bytes) {
        Path file = folder.resolve("bad.safetensors");
        try (NDManager manager = NDManager.newBaseManager()) {
            Files.write(file, bytes);
            String message = assertThrows(UserProblem.class, () -> Safetensors.read(file, manager)).getMessage();
            assertTrue(message.contains("bad.safetensors") && message.contains(found), message);
            assertThrows(UserProblem.class, () -> Safetensors.read(new ByteArrayInputStream(bytes), "a", manager));
            return message;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void readOrExplain(byte[] bytes) throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Safetensors.read(new ByteArrayInputStream(bytes), "damaged", manager);
        } catch (UserProblem expected) {
            assertTrue(expected.getMessage().contains("damaged"));
        }
    }

    private static byte[] good() {
        return file(GOOD.getBytes(StandardCharsets.UTF_8), 8);
    }

    private static byte[] file(byte[] header, int dataBytes) {
        return ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length)
                .put(header).array();
    }
}
