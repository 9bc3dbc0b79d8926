package org.pixelllm.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pixelllm.problem.UserProblem;

/** Reads a {@code vocab.txt} that is not trusted. */
final class Vocabulary {
    private static final int MAX_BYTES = 16 << 20;
    private static final int SPECIAL = WordTokenizer.SPECIAL.size();

    private Vocabulary() {}

    static WordTokenizer read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw damaged(file.toString(), Files.exists(file) ? String.valueOf(e.getMessage()) : "no such file")
                    .because(e);
        }
    }

    static WordTokenizer read(InputStream in, String name) throws IOException {
        List<String> lines = text(in.readNBytes(MAX_BYTES + 1), name).lines().toList();
        if (lines.size() < SPECIAL || !lines.subList(0, SPECIAL).equals(WordTokenizer.SPECIAL)) {
            throw damaged(name, "other first lines than " + String.join(", ", WordTokenizer.SPECIAL));
        }
        try {
            return WordTokenizer.of(lines.subList(SPECIAL, lines.size()));
        } catch (IllegalArgumentException e) {
            throw damaged(name, e.getMessage()).because(e);
        }
    }

    private static String text(byte[] bytes, String name) {
        if (bytes.length > MAX_BYTES) {
            throw damaged(name, "more than " + (MAX_BYTES >> 20) + " MB");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw damaged(name, "bytes that are no UTF-8 text").because(e);
        }
    }

    private static UserProblem damaged(String name, String found) {
        return UserProblem.that("could not read the vocabulary \"" + name + "\"").line("found", found)
                .line("try", "the vocab.txt that was saved with the model");
    }
}
