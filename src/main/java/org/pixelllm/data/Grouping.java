package org.pixelllm.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/**
 * Gathers the rows of each picture from files in which they lie scattered.
 *
 * <p>Small files are gathered in memory, in the order of the pictures. Rows of large ones are first sorted into files
 * that are small enough, in the temporary folder; pictures then come in the order of these. So memory does not grow with
 * the data.
 */
final class Grouping implements Closeable {
    private static final long SMALL = 1 << 24; // bytes
    private static final int MOST_PARTS = 128;

    private final List<Path> files;
    private final int parts;
    private final Map<String, List<String>> memory = new LinkedHashMap<>();
    private final List<BufferedWriter> writers = new ArrayList<>();
    private Path folder;

    /**
     * Starts with nothing.
     *
     * @param files that the rows come from
     * @param bytes that there are of them
     */
    Grouping(List<Path> files, long bytes) {
        this.files = files;
        parts = (int) Math.max(1, Math.min(MOST_PARTS, (bytes + SMALL - 1) / SMALL));
    }

    /** Adds a row to a picture. */
    void add(String id, Row row) {
        JsonArray head = new JsonArray();
        head.add(row.section());
        head.add(files.indexOf(row.at().file()));
        head.add(row.at().line());
        head.add(row.at().path());
        String line = head + "\t" + row.json();
        if (parts == 1) {
            memory.computeIfAbsent(id, key -> new ArrayList<>()).add(line);
        } else {
            spill(id, line);
        }
    }

    private void spill(String id, String line) {
        try {
            if (folder == null) {
                open();
            }
            BufferedWriter out = writers.get(Math.floorMod(id.hashCode() * 0x9E3779B1 >>> 7, parts));
            out.write(new JsonPrimitive(id) + "\t" + line + "\n");
        } catch (IOException e) {
            throw full(e);
        }
    }

    private void open() throws IOException {
        folder = Files.createTempDirectory("pixelllm-rows");
        folder.toFile().deleteOnExit();
        for (int i = 0; i < parts; i++) {
            folder.resolve(Integer.toString(i)).toFile().deleteOnExit();
            writers.add(Files.newBufferedWriter(folder.resolve(Integer.toString(i))));
        }
    }

    private static UserProblem full(IOException e) {
        return UserProblem.that("could not sort the rows of a large file").line("seen", e.toString())
                .line("needs", "as much room in the temporary folder as the file has")
                .line("try", "another one: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER").because(e);
    }

    /** Returns all pictures with their rows; nothing can be added any more. */
    Iterator<Group> groups() {
        return folder == null ? groups(memory) : new Iterator<>() {
            private int part;
            private Iterator<Group> present = groups(Map.of());

            @Override
            public boolean hasNext() {
                while (!present.hasNext() && part < parts) {
                    present = groups(read(part++));
                }
                return present.hasNext();
            }

            @Override
            public Group next() {
                hasNext();
                return present.next();
            }
        };
    }

    private Map<String, List<String>> read(int part) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        try {
            writers.get(part).close();
            try (BufferedReader in = Files.newBufferedReader(folder.resolve(Integer.toString(part)))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int tab = line.indexOf('\t');
                    String id = JsonParser.parseString(line.substring(0, tab)).getAsString();
                    rows.computeIfAbsent(id, key -> new ArrayList<>()).add(line.substring(tab + 1));
                }
            }
            Files.delete(folder.resolve(Integer.toString(part)));
        } catch (IOException e) {
            throw full(e);
        }
        return rows;
    }

    private Iterator<Group> groups(Map<String, List<String>> lines) {
        return lines.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue().stream().map(this::row).toList())).iterator();
    }

    private Row row(String line) {
        int tab = line.indexOf('\t');
        JsonArray head = JsonParser.parseString(line.substring(0, tab)).getAsJsonArray();
        Position at = new Position(files.get(head.get(1).getAsInt()), head.get(2).getAsLong(),
                head.get(3).getAsString());
        return new Row(JsonParser.parseString(line.substring(tab + 1)).getAsJsonObject(), head.get(0).getAsString(),
                at);
    }

    @Override
    public void close() throws IOException {
        memory.clear();
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).close();
            Files.deleteIfExists(folder.resolve(Integer.toString(i)));
        }
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
