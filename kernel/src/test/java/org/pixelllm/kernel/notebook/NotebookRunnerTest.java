package org.pixelllm.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.kernel.client.KernelProcess;
import org.pixelllm.kernel.notebook.NotebookRunner.Outcome;
import org.pixelllm.kernel.wire.Json;

@Timeout(120)
class NotebookRunnerTest {
    private static final Duration SOON = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private static NotebookCell cell(String source) {
        JsonObject json = Json.object("cell_type", "code", "source", source, "metadata", Json.object());
        return new NotebookCell(json);
    }

    @Test
    void aCellThatDoesNotStopIsGivenUp() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of(), folder)) {
            NotebookRunner runner = new NotebookRunner(kernel, SOON, SOON);
            Outcome outcome = runner.run(cell("new java.util.concurrent.Semaphore(0).acquireUninterruptibly();"));

            assertEquals(new Outcome.Failed("this cell took too long, and did not stop when it was told to"), outcome);
        }
    }
}
