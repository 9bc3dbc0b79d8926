package org.pixelllm.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.assist.Inspector;
import org.pixelllm.kernel.assist.Question;
import org.pixelllm.kernel.cell.Comm.News;
import org.pixelllm.kernel.cell.Comms;
import org.pixelllm.kernel.output.Renderers;
import org.pixelllm.kernel.output.Streams;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.Failures;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.shell.Source;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;
import org.pixelllm.magics.spi.Bundle;

/** Runs the cell of one execute request and says what came of it. */
final class CellRunner {
    private final CompletableFuture<Workbench> workbench;
    private final Publisher publisher;
    private final Streams streams;
    private final History history;
    private int count;
    private boolean started;

    CellRunner(CompletableFuture<Workbench> workbench, Publisher publisher, Streams streams, History history) {
        this.workbench = workbench;
        this.publisher = publisher;
        this.streams = streams;
        this.history = history;
    }

    /** Runs a request's code and returns the content of its reply. */
    JsonObject run(Message request) {
        boolean silent = Json.flag(request.content(), "silent", false);
        boolean store = Json.flag(request.content(), "store_history", true) && !silent;
        String code = Json.text(request.content(), "code", "");
        publisher.begin(request, silent);
        publisher.status(request, "busy");
        count += store ? 1 : 0;
        publisher.show("execute_input", Json.object("code", code, "execution_count", count));
        streams.begin();
        JsonObject reply = outcome(request, new Source(count, code));
        if (store) {
            history.add(count, code);
        }
        return reply;
    }

    /** Returns the content of the reply to a request that is not run, because one before it failed. */
    JsonObject abort(Message request) {
        publisher.status(request, "busy");
        return Json.object("status", "aborted");
    }

    /** Lets the notebook's listeners hear what the front end says in a conversation; what they throw is shown. */
    void hear(Message message) {
        publisher.begin(message, false);
        publisher.status(message, "busy");
        streams.begin();
        try {
            Workbench bench = workbench.get();
            within(bench.shell(), () -> bench.shell().callUserCode(() -> hear(message, bench.frontEnd().comms())));
        } catch (Exception | Error e) { // as in a cell
            CellFailure failure = Failures.of(e);
            publisher.show("stream", Json.object("name", "stderr", "text",
                    String.join("\n", failure.traceback()) + "\n"));
        }
        publisher.status(message, "idle");
    }

    private static Void hear(Message message, Comms comms) {
        JsonObject content = message.content();
        News news = new News(Json.map(Json.child(content, "data")), Json.map(message.metadata()), message.buffers());
        String id = Json.text(content, "comm_id", "");
        switch (message.type()) {
            case "comm_open" -> comms.opened(id, Json.text(content, "target_name", ""), news);
            case "comm_msg" -> comms.said(id, news);
            default -> comms.ended(id, news);
        }
        return null;
    }

    private JsonObject outcome(Message request, Source cell) {
        try {
            Workbench bench = workbench.get();
            startUp(bench);
            List<Object> payload = new ArrayList<>();
            Optional<Question> question = Question.of(cell.text());
            if (question.isPresent()) {
                payload.add(page(bench.inspector(), question.get()));
            } else {
                Object value = within(bench.shell(), () -> bench.evaluator().run(cell));
                result(bench.frontEnd().isDisplayId(value) ? null : value);
            }
            return Json.object("status", "ok", "execution_count", count, "user_expressions",
                    expressions(request, bench), "payload", payload);
        } catch (Exception | Error e) { // a cell may throw anything; the kernel lives on
            CellFailure failure = Failures.of(e);
            return failure(Failures.isOutOfMemory(failure) ? relieve(cell) : failure);
        }
    }

    /** Answers a cell that only asks what something is, on a page of its own. */
    private static JsonObject page(Inspector inspector, Question question) {
        String known = inspector.describe(question);
        String text = known.isEmpty() ? "nothing is known of " + question.word() : known;
        return Json.object("source", "page", "data", Map.of(Bundle.TEXT, text), "start", 0);
    }

    /** Runs the start-up code with the first cell, where its output has a place. */
    private void startUp(Workbench bench) {
        if (!started) {
            started = true;
            StartUp.run(bench, System.getenv());
        }
    }

    private CellFailure relieve(Source cell) {
        return workbench.join().shell().relieve(cell);
    }

    private <T> T within(JavaShell shell, Callable<T> work) throws Exception {
        shell.beginCell();
        try {
            return work.call();
        } finally {
            shell.endCell();
            streams.drain();
        }
    }

    private void result(Object value) {
        if (value != null) {
            JsonObject content = Publisher.json(Renderers.render(value));
            content.addProperty("execution_count", count);
            publisher.show("execute_result", content);
        }
    }

    private JsonObject failure(CellFailure failure) {
        JsonObject error = Json.object("ename", failure.name(), "evalue", failure.getMessage(), "traceback",
                failure.traceback());
        publisher.show("error", error.deepCopy());
        error.addProperty("status", "error");
        error.addProperty("execution_count", count);
        error.add("user_expressions", new JsonObject());
        error.add("payload", Json.of(List.of()));
        return error;
    }

    private JsonObject expressions(Message request, Workbench bench) {
        JsonObject answers = new JsonObject();
        for (Map.Entry<String, JsonElement> one : Json.child(request.content(), "user_expressions").entrySet()) {
            String code = one.getValue() instanceof JsonPrimitive text ? text.getAsString() : "";
            answers.add(one.getKey(), expression(code, bench));
        }
        return answers;
    }

    private JsonObject expression(String code, Workbench bench) {
        try {
            Object value = within(bench.shell(), () -> bench.shell().run(code, 1, new Source(count, code)));
            JsonObject answer = Publisher.json(Renderers.render(value));
            answer.addProperty("status", "ok");
            return answer;
        } catch (Exception | Error e) { // as above
            CellFailure failure = Failures.of(e);
            return Json.object("status", "error", "ename", failure.name(), "evalue", failure.getMessage(), "traceback",
                    failure.traceback());
        }
    }
}
