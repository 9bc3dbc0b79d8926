package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.List;
import org.pixelllm.kernel.wire.Json;

/** Answers questions about code on a thread of its own, also while a cell runs. */
final class Assistant implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Assistant::daemon);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assistant");
        thread.setDaemon(true);
        return thread;
    }

    void ask(Future<Workbench> workbench, Function<Workbench, JsonObject> question, Consumer<JsonObject> answer) {
        thread.execute(() -> answer.accept(answer(workbench, question)));
    }

    private static JsonObject answer(Future<Workbench> workbench, Function<Workbench, JsonObject> question) {
        try {
            return question.apply(workbench.get());
        } catch (Exception | LinkageError e) { // the compiler stumbles over some unfinished code: no answer then
            return Json.object("status", "error", "ename", e.getClass().getSimpleName(), "evalue",
                    String.valueOf(e.getMessage()), "traceback", List.of());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
