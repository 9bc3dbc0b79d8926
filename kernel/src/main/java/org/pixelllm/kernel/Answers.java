package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.cell.Comms;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/** Answers the requests that need no Java: at once, on whichever channel they come. */
record Answers(History history, Comms comms) {

    JsonObject to(Message request) {
        try {
            return answer(request.type(), request.content());
        } catch (RuntimeException e) { // a request can be wrong in any way
            return error("BadRequest", String.valueOf(e.getMessage()));
        }
    }

    private JsonObject answer(String type, JsonObject content) {
        return switch (type) {
            case "kernel_info_request" -> KernelInfo.reply();
            case "history_request" -> history.reply(content);
            case "comm_info_request" -> Json.object("status", "ok", "comms", open(content));
            case "shutdown_request" -> Json.object("status", "ok", "restart", Json.flag(content, "restart", false));
            case "interrupt_request" -> Json.object("status", "ok");
            case "debug_request" -> error("NotSupported", "this kernel has no debugger");
            case "create_subshell_request", "delete_subshell_request", "list_subshell_request" -> error("NotSupported",
                    "this kernel has no subshells: it runs one cell after the other");
            default -> error("NotSupported", "this kernel does not know " + type);
        };
    }

    private JsonObject open(JsonObject content) {
        JsonObject open = new JsonObject();
        comms.list(Json.text(content, "target_name", ""))
                .forEach((id, target) -> open.add(id, Json.object("target_name", target)));
        return open;
    }

    private static JsonObject error(String name, String message) {
        return Json.object("status", "error", "ename", name, "evalue", message, "traceback", List.of());
    }
}
