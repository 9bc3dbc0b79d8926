package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.wire.Json;

class HistoryTest {
    @TempDir
    Path folder;

    private static List<String> ask(Talk talk, Object... request) throws InterruptedException {
        return Json.array(talk.ask("history_request", request), "history").asList().stream()
                .map(JsonElement::toString).toList();
    }

    @Test
    void aNewKernelRemembersWhatEarlierOnesRan() throws Exception {
        Path file = folder.resolve("new").resolve("history.jsonl");
        try (Talk first = new Talk(new History(file))) {
            first.run("int a = 1;");
            first.run("int hidden = 1;", Map.of("store_history", false));
            first.run("int b = 2;");
        }
        Files.writeString(file, "damaged {\n", java.nio.file.StandardOpenOption.APPEND);
        try (Talk second = new Talk(new History(file))) {
            second.run("int c = 3;");
            second.run("int a = 1;");

            assertEquals(List.of("[1,2,\"int b = 2;\"]", "[2,1,\"int c = 3;\"]", "[2,2,\"int a = 1;\"]"),
                    ask(second, "hist_access_type", "tail", "n", 3));
            assertEquals(List.of("[2,1,\"int c = 3;\"]"),
                    ask(second, "hist_access_type", "range", "session", 0, "start", 1, "stop", 2));
            assertEquals(List.of("[1,1,[\"int a = 1;\",null]]"),
                    ask(second, "hist_access_type", "range", "session", -1, "start", 0, "stop", 2, "output", true));
            assertEquals(List.of("[1,2,\"int b = 2;\"]", "[2,1,\"int c = 3;\"]", "[2,2,\"int a = 1;\"]"),
                    ask(second, "hist_access_type", "search", "pattern", "int ? = *", "unique", true));
            assertEquals(List.of(), ask(second, "hist_access_type", "search", "pattern", "nt*"));
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void theFileStaysBounded() throws Exception {
        Path file = folder.resolve("history.jsonl");
        String line = "{\"session\": 7, \"line\": 1, \"code\": \"x\"}\n";
        Files.writeString(file, line.repeat(25_000));
        try (Talk talk = new Talk(new History(file))) {
            assertEquals(List.of("[7,1,\"x\"]"), ask(talk, "hist_access_type", "tail", "n", 1));
            assertEquals(9_999, ask(talk, "hist_access_type", "tail", "n", 1_000_000).size());
        }
        assertEquals(10_001, Files.readAllLines(file).size());
    }

    @Test
    void aDiskThatRefusesCostsTheHistoryOnly() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("history.jsonl");
        try (Talk talk = new Talk(new History(file))) {
            assertEquals("3", talk.run("1 + 2").result());
            assertEquals(List.of("[1,1,\"1 + 2\"]"), ask(talk));
        }
    }

    @Test
    void noPatternHoldsTheKernelUp() throws Exception {
        try (Talk talk = new Talk()) {
            talk.run("String s = \"" + "a".repeat(20_000) + "\";");
            List<String> found = assertTimeoutPreemptively(Duration.ofSeconds(20),
                    () -> ask(talk, "hist_access_type", "search", "pattern", "*a".repeat(400) + "b"));
            assertTrue(found.isEmpty());
        }
    }
}
