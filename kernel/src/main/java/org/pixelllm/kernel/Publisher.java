package org.pixelllm.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Map;
import org.pixelllm.kernel.cell.Comm.News;
import org.pixelllm.kernel.wire.Author;
import org.pixelllm.kernel.wire.Channel;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;
import org.pixelllm.magics.spi.Bundle;

/** Tells all front ends what happens. */
final class Publisher {
    private final Channel iopub;
    private final Author author;
    private volatile Message cell; // whose output it is, null before the first
    private volatile boolean silent;

    Publisher(Channel iopub, Author author) {
        this.iopub = iopub;
        this.author = author;
    }

    /** Makes what cells show belong to a request from now on; a silent one shows nothing. */
    void begin(Message request, boolean quiet) {
        cell = request;
        silent = quiet;
    }

    /** Returns the request whose cell runs or ran last. */
    Message cell() {
        return cell;
    }

    void status(Message request, String state) {
        iopub.send(author.broadcast(request, "status", Json.object("execution_state", state)));
    }

    /** Sends what the current cell shows. */
    void show(String type, JsonObject content) {
        Message request = cell;
        if (request != null && !silent) {
            iopub.send(author.broadcast(request, type, content));
        }
    }

    /** Tells the front end what a conversation of the current cell says, a silent cell's too. */
    void converse(String type, Map<String, Object> about, News news) {
        Message request = cell;
        if (request != null) {
            JsonObject content = Json.object("data", news.data());
            about.forEach((name, value) -> content.add(name, Json.of(value)));
            JsonObject metadata = (JsonObject) Json.of(news.metadata());
            iopub.send(author.broadcast(request, type, content).with(metadata, news.buffers()));
        }
    }

    /** Returns a bundle as front ends want it: data and metadata by MIME type. */
    static JsonObject json(Bundle bundle) {
        JsonObject data = new JsonObject();
        bundle.data().forEach((type, text) -> data.add(type, isJson(type) ? tree(text) : Json.of(text)));
        return Json.object("data", data, "metadata", bundle.metadata());
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static JsonElement tree(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            return Json.of(text);
        }
    }
}
