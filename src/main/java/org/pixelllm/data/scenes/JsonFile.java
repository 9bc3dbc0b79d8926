package org.pixelllm.data.scenes;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.stream.JsonWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON file that is written row by row, so that a data set of any length needs no memory. */
final class JsonFile implements Closeable {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final Writer out;
    private final JsonWriter json;

    JsonFile(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        json = new JsonWriter(out);
        json.setHtmlSafe(false);
    }

    /** Returns the writer for the brackets around the rows. */
    JsonWriter json() {
        return json;
    }

    /** Writes a row on a line of its own. */
    void row(Object row) throws IOException {
        json.jsonValue("\n" + GSON.toJson(row));
    }

    /** Writes a line of a JSON lines file, which has nothing around its rows. */
    void line(Object row) throws IOException {
        out.write(GSON.toJson(row));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
