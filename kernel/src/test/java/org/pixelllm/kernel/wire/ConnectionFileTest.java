package org.pixelllm.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.problem.UserProblem;

class ConnectionFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        ConnectionFile where = ConnectionFile.loopback();
        Path file = folder.resolve("connection.json");
        where.write(file);

        assertEquals(where, ConnectionFile.read(file));
    }

    @Test
    void thePortsDiffer() throws IOException {
        ConnectionFile w = ConnectionFile.loopback();

        assertEquals(5, java.util.stream.IntStream.of(w.shell(), w.control(), w.stdin(), w.iopub(), w.heartbeat())
                .distinct().count());
    }

    @Test
    void noPortIsOneThatAnOutgoingCallCouldGet() throws IOException {
        ConnectionFile w = ConnectionFile.loopback();

        assertTrue(java.util.stream.IntStream.of(w.shell(), w.control(), w.stdin(), w.iopub(), w.heartbeat())
                .allMatch(port -> port >= 15_000 && port < 32_000), w::toString);
    }

    @Test
    void theKeyIsInNoText() throws IOException {
        ConnectionFile where = ConnectionFile.loopback();

        assertFalse(where.toString().contains(where.key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"transport\":\"ipc\"}", "{\"ip\":\"0.0.0.0\"}",
        "{\"ip\":\"192.168.1.7\"}", "{\"signature_scheme\":\"none\"}", "{\"shell_port\":70000}",
        "{\"shell_port\":\"one\"}"})
    void whatCannotBeServedIsRefusedInWords(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), json);

        UserProblem problem = assertThrows(UserProblem.class, () -> ConnectionFile.read(file));
        assertTrue(problem.getMessage().contains("bad.json"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"key\":\"s3cret\",\"shell_port\":0}", "{\"key\":\"s3cret\"", "\"s3cret\""})
    void noComplaintTellsTheKey(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), json);

        UserProblem problem = assertThrows(UserProblem.class, () -> ConnectionFile.read(file));
        assertFalse((problem.getMessage() + problem.getCause()).contains("s3cret"), problem.getMessage());
    }

    @Test
    void withoutAnAddressNoOtherMachineIsServed() throws IOException {
        String json = "{\"shell_port\":1,\"control_port\":2,\"stdin_port\":3,\"iopub_port\":4,\"hb_port\":5}";

        assertEquals("127.0.0.1", ConnectionFile.read(Files.writeString(folder.resolve("c.json"), json)).ip());
    }

    @Test
    void aMissingFileIsRefusedInWords() {
        assertThrows(UserProblem.class, () -> ConnectionFile.read(folder.resolve("none.json")));
    }
}
