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
    private static final Duration LATE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(2); // later than the compiler, which an interrupt ends, too

    @TempDir
    Path folder;

    private static NotebookCell cell(String source) {
        JsonObject json = Json.object("cell_type", "code", "source", source, "metadata", Json.object());
        return new NotebookCell(json);
    }

    @Test
    void aCellThatDoesNotStopIsGivenUp() throws Exception {
        try (KernelProcess kernel = new KernelProcess(List.of(), folder)) {
            String deaf = "new java.util.concurrent.Semaphore(%d).acquireUninterruptibly();";
            new NotebookRunner(kernel, LATE).run(cell(deaf.formatted(1))); // the compiler is warm then
            Outcome outcome = new NotebookRunner(kernel, SOON, SOON).run(cell(deaf.formatted(0)));

            assertEquals(new Outcome.Failed("this cell took too long, and did not stop when it was told to"), outcome);
        }
    }
}
