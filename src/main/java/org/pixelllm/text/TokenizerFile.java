package org.pixelllm.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pixelllm.problem.UserProblem;

/**
 * The one file that a tokenizer is read from.
 *
 * @param name one of {@link #NAMES}
 * @param content its bytes, not trusted and never changed
 */
public record TokenizerFile(String name, byte[] content) {
    /** One token a line: ours for each word, or BERT's WordPiece. */
    public static final String VOCABULARY = "vocab.txt";

    /** A SentencePiece model. */
    public static final String SENTENCE_PIECE = "spiece.model";

    /** SentencePiece or WordPiece as the tokenizers library writes them. */
    public static final String JSON = "tokenizer.json";

    /** The names that are read, in the order in which they are looked for. */
    public static final List<String> NAMES = List.of(VOCABULARY, SENTENCE_PIECE, JSON);

    private static final int MAX_BYTES = 32 << 20;

    /**
     * Reads the tokenizer of a file with one of the known names.
     *
     * @throws UserProblem if it is missing, damaged, or has another name
     */
    public static Tokenizer read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.getFileName().toString(), file.toString());
        } catch (IOException e) {
            throw damaged(file.toString(), Files.exists(file) ? String.valueOf(e.getMessage()) : "no such file")
                    .because(e);
        }
    }

    /**
     * Reads a tokenizer from a stream, without closing it.
     *
     * @param name one of {@link #NAMES}
     * @param shown what the user calls the stream
     */
    public static Tokenizer read(InputStream in, String name, String shown) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw damaged(shown, "more than " + (MAX_BYTES >> 20) + " MB");
        }
        TokenizerFile file = new TokenizerFile(name, bytes);
        try {
            return switch (name) {
                case VOCABULARY -> WordPieceFile.isOne(file)
                        ? WordPieceFile.read(file)
                        : WordTokenizer.read(new ByteArrayInputStream(bytes), shown);
                case SENTENCE_PIECE -> SentencePieceFile.read(file);
                case JSON -> TokenizerJson.read(file);
                default -> throw new Damaged("a name other than " + String.join(", ", NAMES));
            };
        } catch (Damaged e) {
            throw damaged(shown, e.getMessage()).because(e);
        }
    }

    private static UserProblem damaged(String shown, String found) {
        return UserProblem.that("could not read the tokenizer \"" + shown + "\"").line("found", found)
                .line("try", "the tokenizer's file that was published or saved with the model");
    }
}
