package org.pixelllm.kernel.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.kernel.wire.Json;

@Timeout(180)
class KernelProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void shutdownIsAnsweredAndEndsTheProcessWhateverTheCellsLeftBehind() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of(), folder)) {
            String code = "new Thread(() -> { while (true) { } }).start();\nwhile (true) { }";
            kernel.client().request("execute_request", Json.object("code", code));
            kernel.client().urge("shutdown_request", Json.object("restart", true));

            JsonObject reply = kernel.client().urgentReply(PATIENCE).orElseThrow().content();
            assertEquals("ok", Json.text(reply, "status", ""));
            assertTrue(Json.flag(reply, "restart", false));
            assertTrue(kernel.awaitEnd(PATIENCE));
        }
    }

    @Test
    void cellsRunInTheFolderOfTheirNotebook() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of(), folder)) {
            kernel.client().request("execute_request", Json.object("code", "", "user_expressions",
                    Json.object("here", "Path.of(\"\").toRealPath().toString()")));

            JsonObject reply = kernel.client().reply(PATIENCE).orElseThrow().content();
            assertTrue(reply.toString().contains(folder.getFileName().toString()), reply.toString());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where a process does not tell its arguments
    void aRunningKernelNeedsItsConnectionFileNoMore() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of(), folder)) {
            String code = "String[] words = ProcessHandle.current().info().arguments().get();\n"
                    + "Path file = Path.of(words[words.length - 1]);\nFiles.writeString(file, \"{}\");\nFiles.delete(file);";
            for (String cell : List.of(code, "1 + 1")) {
                kernel.client().request("execute_request", Json.object("code", cell));
                JsonObject reply = kernel.client().reply(PATIENCE).orElseThrow().content();
                assertEquals("ok", Json.text(reply, "status", ""), reply.toString());
            }
        }
    }

    @Test
    void variablesThatFillTheMemoryAreCleared() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of("-Xmx256m"), folder)) {
            String code = "var hoard = new ArrayList<long[]>();\nwhile (true) hoard.add(new long[1 << 18]);";
            kernel.client().request("execute_request", Json.object("code", code));
            JsonObject failed = kernel.client().reply(PATIENCE).orElseThrow().content();
            kernel.client().request("execute_request", Json.object("code", "if (hoard != null) throw new Error();"));

            assertEquals("OutOfMemoryError", Json.text(failed, "ename", ""));
            assertTrue(Json.array(failed, "traceback").toString().contains("cleared  hoard"), failed.toString());
            JsonObject next = kernel.client().reply(PATIENCE).orElseThrow().content();
            assertEquals("ok", Json.text(next, "status", ""), next.toString());
        }
    }

    @Test
    void oldResultsAreLetGo() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of("-Xmx256m"), folder)) {
            for (int i = 0; i < 12; i++) {
                kernel.client().request("execute_request", Json.object("code", "new byte[30 << 20].length + 0"));
                kernel.client().request("execute_request", Json.object("code", "new byte[30 << 20]", "silent", true));
            }
            for (int i = 0; i < 24; i++) {
                JsonObject reply = kernel.client().reply(PATIENCE).orElseThrow().content();
                assertEquals("ok", Json.text(reply, "status", ""), reply.toString());
            }
        }
    }

    @Test
    void closingEndsTheProcess() throws Exception {
        KernelProcess kernel = new KernelProcess(List.of(), folder);
        kernel.close();

        assertFalse(kernel.isAlive());
    }
}
