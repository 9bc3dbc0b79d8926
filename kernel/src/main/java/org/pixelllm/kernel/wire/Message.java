package org.pixelllm.kernel.wire;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * One message of the Jupyter protocol.
 *
 * @param identities the route back to its sender (a topic on iopub)
 * @param header its id, type, session, user name, date and protocol version
 * @param parent the header of the request that it answers, empty for none
 * @param metadata what the sender adds, mostly empty
 * @param content what it says
 * @param buffers binary parts after the content
 */
public record Message(List<byte[]> identities, JsonObject header, JsonObject parent, JsonObject metadata,
        JsonObject content, List<byte[]> buffers) {

    /** Returns the same message with metadata and binary parts. */
    public Message with(JsonObject newMetadata, List<byte[]> newBuffers) {
        return new Message(identities, header, parent, newMetadata, content, newBuffers);
    }

    public String type() {
        return Json.text(header, "msg_type", "");
    }

    public String id() {
        return Json.text(header, "msg_id", "");
    }

    /** Returns the id of the request that this message answers, empty for none. */
    public String parentId() {
        return Json.text(parent, "msg_id", "");
    }
}
