package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.util.List;
import org.pixelllm.kernel.wire.Author;
import org.pixelllm.kernel.wire.Json;

/** What the kernel says of itself. */
final class KernelInfo {
    static final String VERSION = "0.1.0";

    private KernelInfo() {}

    static JsonObject reply() {
        JsonObject language = Json.object("name", "java", "version", System.getProperty("java.version"), "mimetype",
                "text/x-java-source", "file_extension", ".jshell", "pygments_lexer", "java", "codemirror_mode",
                "text/x-java", "nbconvert_exporter", "script");
        return Json.object("status", "ok", "protocol_version", Author.PROTOCOL, "implementation", "pixelllm",
                "implementation_version", VERSION, "language_info", language, "banner",
                "PixelLLM " + VERSION + ": Java " + System.getProperty("java.version")
                        + " in a notebook. %pixelllm help shows what it sees in pictures.",
                "debugger", false, "supported_features", List.of(), "help_links", List.of());
    }
}
