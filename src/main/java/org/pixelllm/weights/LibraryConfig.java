package org.pixelllm.weights;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/** The {@code config.json} that public checkpoints come with; only what their tensors' shapes do not say is read. */
final class LibraryConfig {
    private static final String NAME = "config.json";
    private static final int MAX_TEXT = 1 << 20;
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES).create();

    private LibraryConfig() {}

    /**
     * Reads the file in a folder, or beside a file, into a record; what the file does not say is null.
     *
     * @throws UserProblem if it is damaged
     */
    static <T extends Record> Optional<T> read(Path fileOrFolder, Class<T> type) {
        Path file = Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve(NAME) : fileOrFolder.resolveSibling(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                throw damaged(file, "more than 1 MB");
            }
            return Optional.ofNullable(GSON.fromJson(new String(bytes, StandardCharsets.UTF_8), type));
        } catch (JsonParseException e) {
            throw damaged(file, "text that is no JSON, or a value of the wrong kind").because(e);
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage())).because(e);
        }
    }

    private static UserProblem damaged(Path file, String found) {
        return UserProblem.that("could not read \"" + file + "\"").line("found", found)
                .line("try", "the config.json that was published with the weights");
    }
}
