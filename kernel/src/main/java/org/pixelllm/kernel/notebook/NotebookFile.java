package org.pixelllm.kernel.notebook;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.problem.UserProblem;

/** A notebook in Jupyter's format, version 4; what this class does not know it keeps as it is. */
public final class NotebookFile {
    private static final long LARGEST = 256L << 20; // bytes
    private static final int MINOR = 5; // cells have ids since 4.5

    private final JsonObject json;
    private final List<NotebookCell> cells = new ArrayList<>();

    private NotebookFile(JsonObject json) {
        this.json = json;
        for (JsonElement cell : json.getAsJsonArray("cells")) {
            cells.add(new NotebookCell(cell.getAsJsonObject()));
        }
    }

    /**
     * Reads a notebook.
     *
     * @throws UserProblem a file that is missing, too large, or no notebook of version 4
     */
    public static NotebookFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserProblem.that("could not find the notebook \"" + file + "\"").line("looked in",
                    String.valueOf(file.toAbsolutePath().getParent()));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw problem(file, "more than " + (LARGEST >> 20) + " MB");
            }
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (Json.number(json, "nbformat", 0) != 4 || !(json.get("cells") instanceof JsonArray)) {
                throw problem(file, "no cells of notebook format 4");
            }
            return new NotebookFile(json).upgraded();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw problem(file, "something that is no notebook").because(e);
        }
    }

    private static UserProblem problem(Path file, String saw) {
        return UserProblem.that("could not read the notebook \"" + file + "\"").line("saw", saw).line("needs",
                "an .ipynb file as Jupyter saves it");
    }

    private NotebookFile upgraded() {
        json.addProperty("nbformat_minor", Math.max(MINOR, Json.number(json, "nbformat_minor", 0)));
        JsonObject metadata = Json.child(json, "metadata");
        metadata.add("kernelspec",
                Json.object("display_name", "Java (PixelLLM)", "language", "java", "name", "pixelllm"));
        metadata.add("language_info", Json.object("name", "java", "file_extension", ".jshell", "mimetype",
                "text/x-java-source", "version", System.getProperty("java.version")));
        json.add("metadata", metadata);
        Set<String> ids = new HashSet<>();
        cells.forEach(cell -> cell.complete(ids));
        return this;
    }

    public List<NotebookCell> cells() {
        return cells;
    }

    public void write(Path file) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create()
                .toJson(json);
        Files.writeString(file, text + "\n");
    }
}
