package org.pixelllm.kernel.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the headers of one side's messages: who says it, when, in answer to what. */
public final class Author {
    /** The version of the Jupyter protocol that this project speaks. */
    public static final String PROTOCOL = "5.4";

    private final String session = UUID.randomUUID().toString();
    private final String username;
    private final AtomicLong count = new AtomicLong();

    public Author(String username) {
        this.username = username;
    }

    /** Starts a conversation. */
    public Message request(String type, JsonObject content) {
        return new Message(List.of(), header(type), new JsonObject(), new JsonObject(), content, List.of());
    }

    /** Answers a request along the route by which it came. */
    public Message reply(Message request, String type, JsonObject content) {
        return new Message(request.identities(), header(type), request.header(), new JsonObject(), content, List.of());
    }

    /** Tells every listener what came of a request; the topic is the type, as subscribers expect. */
    public Message broadcast(Message request, String type, JsonObject content) {
        byte[] topic = type.getBytes(StandardCharsets.US_ASCII);
        return new Message(List.of(topic), header(type), request.header(), new JsonObject(), content, List.of());
    }

    private JsonObject header(String type) {
        return Json.object("msg_id", session + "_" + count.incrementAndGet(), "msg_type", type, "session", session,
                "username", username, "date", Instant.now().toString(), "version", PROTOCOL);
    }
}
