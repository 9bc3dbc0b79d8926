package org.pixelllm.weights;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.pixelllm.problem.UserProblem;

/** The table {@code *.safetensors.index.json}: which file beside it holds which tensor. */
final class ShardIndex {
    private static final int MAX_BYTES = 1 << 24;
    private static final int MAX_FILES = 1000;

    private ShardIndex() {}

    /**
     * Reads the name of the file of each tensor.
     *
     * @throws UserProblem if it is no such table, or names a file that is not beside it
     */
    static Map<String, String> read(Path index) {
        try (InputStream in = Files.newInputStream(index)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Malformed("more than %,d bytes".formatted(MAX_BYTES));
            }
            return parse(new ByteArrayInputStream(bytes));
        } catch (IOException | IllegalStateException | Malformed e) {
            throw UserProblem.that("could not read the index \"" + index + "\"")
                    .line(e instanceof Malformed ? "found" : "because", String.valueOf(e.getMessage()))
                    .line("try", "the model.safetensors.index.json as it was downloaded").because(e);
        }
    }

    private static Map<String, String> parse(InputStream in) throws IOException, Malformed {
        Map<String, String> fileOf = new LinkedHashMap<>();
        JsonReader reader = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
        reader.setStrictness(Strictness.STRICT);
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.nextName().equals("weight_map")) {
                readMap(reader, fileOf);
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        if (fileOf.isEmpty()) {
            throw new Malformed("no tensors in its \"weight_map\"");
        }
        return fileOf;
    }

    private static void readMap(JsonReader reader, Map<String, String> fileOf) throws IOException, Malformed {
        Set<String> files = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            String file = reader.nextString();
            files.add(checked(file));
            if (fileOf.put(name, file) != null) {
                throw new Malformed("the tensor " + Header.quoted(name) + " twice");
            }
            if (files.size() > MAX_FILES || fileOf.size() > Header.MAX_TENSORS) {
                throw new Malformed("more than %,d files or %,d tensors".formatted(MAX_FILES,
                        Header.MAX_TENSORS));
            }
        }
        reader.endObject();
    }

    /** An index may only name files in its own folder. */
    private static String checked(String file) throws Malformed {
        if (!file.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}\\.safetensors")) {
            throw new Malformed(
                    "the file name " + Header.quoted(file) + ", not one of a .safetensors beside it");
        }
        return file;
    }
}
