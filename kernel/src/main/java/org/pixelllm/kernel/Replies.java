package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import org.pixelllm.kernel.wire.Message;

/** Sends replies back along the way by which the requests came. */
@FunctionalInterface
interface Replies {
    void send(Message request, String type, JsonObject content);
}
