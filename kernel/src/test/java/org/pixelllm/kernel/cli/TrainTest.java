package org.pixelllm.kernel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.kernel.Main;

class TrainTest {
    private static final String LONG = """
            {"seed": 1, "stages": [{"learn": "see", "pixels": 64, "varied": false, "steps": 100000, "batch": 1,
                                    "expressions": 1, "narrative": 1, "rate": 0.001}]}""";

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a Windows process cannot be asked to end, only be ended")
    void trainingThatIsToldToEndSavesFirst() throws Exception {
        Path recipe = Files.writeString(folder.resolve("long.json"), LONG);
        Path run = folder.resolve("run");
        Process training = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=true",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "train", "--recipe",
                recipe.toString(), "--out", run.toString())).redirectErrorStream(true).start();
        try (BufferedReader said = training.inputReader()) {
            String line = said.readLine();
            while (line != null && !line.contains("step ")) { // some steps are never told
                line = said.readLine();
            }
            training.toHandle().destroy(); // unlike destroy(), it leaves the output open
            String last = said.lines().reduce("", (all, next) -> all + next + "\n");

            assertTrue(line != null, "it never told a step");
            assertTrue(training.waitFor(60, TimeUnit.SECONDS), "it still runs");
            assertTrue(last.contains("Stopped and saved in " + run), last);
            assertTrue(Files.size(run.resolve("checkpoint.safetensors")) > 1_000_000);
            assertEquals(List.of(), leftovers(run));
        } finally {
            training.destroyForcibly();
        }
    }

    private static List<Path> leftovers(Path run) throws Exception {
        try (var files = Files.list(run)) {
            return files.filter(f -> f.toString().endsWith(".tmp")).toList();
        }
    }
}
