package org.pixelllm.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.client.KernelClient;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/** A conversation with a kernel of this process, over real sockets. */
final class Talk implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final ConnectionFile where;
    final Kernel kernel;
    final KernelClient client;

    Talk() throws IOException, InterruptedException {
        this(new History());
    }

    Talk(History history) throws IOException, InterruptedException {
        where = ConnectionFile.loopback();
        kernel = new Kernel(where, history);
        client = new KernelClient(where);
        if (!client.awaitReady(PATIENCE)) {
            throw new IOException("the kernel did not answer");
        }
    }

    /**
     * What came of a cell.
     *
     * @param reply the content of the reply
     * @param said all broadcasts that name the request as their parent
     */
    record Heard(JsonObject reply, List<Message> said) {
        String status() {
            return Json.text(reply, "status", "");
        }

        List<JsonObject> all(String type) {
            return said.stream().filter(message -> message.type().equals(type)).map(Message::content).toList();
        }

        String result() {
            return all("execute_result").stream().map(content -> plain(content)).findFirst().orElse(null);
        }

        List<String> shown() {
            return all("display_data").stream().map(content -> plain(content)).toList();
        }

        private static String plain(JsonObject content) {
            return Json.text(Json.child(content, "data"), "text/plain", "");
        }

        String printed(String stream) {
            return all("stream").stream().filter(content -> Json.text(content, "name", "").equals(stream))
                    .map(content -> Json.text(content, "text", "")).collect(Collectors.joining());
        }

        /** The traceback without colours. */
        String error() {
            List<String> lines = new ArrayList<>();
            for (JsonObject error : all("error")) {
                Json.array(error, "traceback").forEach(line -> lines.add(line.getAsString()));
            }
            return String.join("\n", lines).replaceAll("\u001b\\[[0-9;]*m", "");
        }
    }

    Heard run(String code) throws InterruptedException {
        return run(code, Map.of());
    }

    Heard run(String code, Map<String, Object> more) throws InterruptedException {
        return hear(send(code, more));
    }

    Message send(String code, Map<String, Object> more) {
        JsonObject content = Json.object("code", code, "silent", false, "store_history", true, "user_expressions",
                Map.of(), "allow_stdin", false, "stop_on_error", true);
        more.forEach((name, value) -> content.add(name, Json.of(value)));
        return client.request("execute_request", content);
    }

    Heard hear(Message request) throws InterruptedException {
        List<Message> said = listen(request);
        return new Heard(replyTo(request), said);
    }

    /** Returns all broadcasts about a request, up to the one that says it is done. */
    List<Message> listen(Message request) throws InterruptedException {
        List<Message> said = new ArrayList<>();
        while (said.isEmpty() || !isIdle(said.get(said.size() - 1))) {
            Message message = client.broadcast(PATIENCE).orElseThrow();
            if (message.parentId().equals(request.id())) {
                said.add(message);
            }
        }
        return said;
    }

    private static boolean isIdle(Message message) {
        return Json.text(message.content(), "execution_state", "").equals("idle");
    }

    JsonObject ask(String type, Object... content) throws InterruptedException {
        return hear(client.request(type, Json.object(content))).reply();
    }

    JsonObject replyTo(Message request) throws InterruptedException {
        Message reply = client.reply(PATIENCE).orElseThrow();
        while (!reply.parentId().equals(request.id())) {
            reply = client.reply(PATIENCE).orElseThrow();
        }
        return reply.content();
    }

    static List<String> texts(JsonObject reply, String name) {
        return Json.array(reply, name).asList().stream().map(JsonElement::getAsString).toList();
    }

    /** Waits until a cell has said something. */
    void awaitPrinted(String text) throws InterruptedException {
        while (!Json.text(client.broadcast(PATIENCE).orElseThrow().content(), "text", "").contains(text)) {
            continue;
        }
    }

    @Override
    public void close() {
        client.close();
        kernel.close();
    }
}
