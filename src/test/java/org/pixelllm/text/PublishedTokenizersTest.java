package org.pixelllm.text;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every string of {@code components/} with what the published tokenizers make of it. */
class PublishedTokenizersTest {
    private static final Path RESOURCES = Path.of("test/resources/components");
    private static final Path ROOT = Path.of(System.getProperty("components.root", RESOURCES.toString()));

    /** Returns the folders of test strings that have such a file; the tests' own if the given root has none. */
    private static List<Path> folders(String file) {
        List<Path> given = folders(ROOT, file);
        return given.isEmpty() ? folders(RESOURCES, file) : given;
    }

    private static List<Path> folders(Path root, String file) {
        try (Stream<Path> all = Files.walk(root, 2)) {
            return all.filter(f -> Files.exists(f.resolve("strings.json")) && Files.exists(f.resolve(file))).sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> t5() {
        return folders("spiece.model");
    }

    /** Returns the files of BERT's tokenizers, of two kinds. */
    static Stream<Path> bert() {
        return folders("vocab.txt").stream().flatMap(
                folder -> Stream.of(folder.resolve("vocab.txt"), folder.resolve("tokenizer.json")))
                .filter(Files::exists);
    }

    @ParameterizedTest
    @MethodSource("t5")
    void theSentencePieceModelGivesItsOwnIdsAndText(Path folder) throws IOException {
        Tokenizer tokenizer = TokenizerFile.read(folder.resolve("spiece.model"));

        forEach(folder, Sentences.class, s -> {
            assertArrayEquals(s.sentencepiece_ids, tokenizer.encode(s.text), s.text);
            assertEquals(s.sentencepiece_decoded, tokenizer.decode(s.sentencepiece_ids));
        });
    }

    @ParameterizedTest
    @MethodSource("t5")
    void itsConversionTakesSpecialTokensAsSuch(Path folder) throws IOException {
        Tokenizer tokenizer = TokenizerFile.read(folder.resolve("tokenizer.json"));

        forEach(folder, Sentences.class, s -> assertArrayEquals(s.tokenizer_ids, ended(tokenizer, s.text), s.text));
    }

    @ParameterizedTest
    @MethodSource("t5")
    void bothFilesOfT5CountTheSameIds(Path folder) {
        Tokenizer model = TokenizerFile.read(folder.resolve("spiece.model"));
        Tokenizer json = TokenizerFile.read(folder.resolve("tokenizer.json"));

        assertEquals(json.size(), model.size());
        assertEquals(List.of(0, 1, 0), List.of(model.begin(), model.end(), model.pad()));
        assertEquals(List.of(0, 1, 0), List.of(json.begin(), json.end(), json.pad()));
    }

    @ParameterizedTest
    @MethodSource("t5")
    void t5FitsAnEmbeddingWithSpareRows(Path folder) {
        Tokenizer model = TokenizerFile.read(folder.resolve("spiece.model"));

        assertTrue(model.fits(model.size() + 28));
        assertFalse(model.fits(model.size() - 1));
        assertEquals("", model.decode(new int[]{model.size() - 1, model.size() + 27, -1}));
    }

    @ParameterizedTest
    @MethodSource("bert")
    void wordPieceGivesTheIdsAndTextOfBert(Path file) throws IOException {
        Tokenizer tokenizer = TokenizerFile.read(file);

        forEach(file.getParent(), WordPieces.class, s -> {
            assertArrayEquals(Arrays.copyOfRange(s.ids, 1, s.ids.length - 1), tokenizer.encode(s.text), s.text);
            assertEquals(s.ids[0], tokenizer.begin());
            assertEquals(s.ids[s.ids.length - 1], tokenizer.end());
            assertEquals(s.decoded, tokenizer.decode(s.ids), s.text);
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyWordIsSpelledByItsTokens(Path file) throws IOException {
        Tokenizer tokenizer = TokenizerFile.read(file);
        for (WordPieces s : read(file.getParent(), WordPieces.class)) {
            int[] ids = tokenizer.encode(s.text);
            String text = tokenizer.decode(ids);
            int after = 0;
            for (Piece piece : tokenizer.pieces(ids)) {
                assertEquals(piece.word(), text.substring(piece.begin(), piece.end()));
                assertTrue(piece.begin() >= after && piece.firstToken() <= piece.lastToken(), s.text);
                int[] own = Arrays.copyOfRange(ids, piece.firstToken(), piece.lastToken() + 1);
                assertTrue(tokenizer.decode(own).replace("##", "").contains(piece.word()), s.text);
                after = piece.end();
            }
        }
    }

    static Stream<Path> files() {
        return Stream.concat(bert(), t5().stream().flatMap(
                folder -> Stream.of(folder.resolve("spiece.model"), folder.resolve("tokenizer.json"))));
    }

    @Test
    void aWordOfSeveralPiecesIsOneWord() {
        Tokenizer tokenizer = TokenizerFile.read(RESOURCES.resolve("bert_tokenizer/vocab.txt"));

        assertEquals(List.of(new Piece("red", 0, 3, 0, 0), new Piece("houses", 4, 10, 1, 2),
                new Piece("near", 12, 16, 4, 4)), tokenizer.pieces(tokenizer.encode("Red houses, near")));
    }

    @Test
    void unknownWordsAreNamedAndTheNearestIsKnown() {
        Tokenizer tokenizer = TokenizerFile.read(RESOURCES.resolve("bert_tokenizer/vocab.txt"));

        assertEquals(List.of("zebra", "\u00a3"), tokenizer.unknown("a red zebra, zebra \u00a3"));
        assertEquals(Optional.of("street"), tokenizer.nearest("stret"));
        assertEquals(List.of("caf\u00e9"), TokenizerFile.read(RESOURCES.resolve("t5_tokenizer/spiece.model"))
                .unknown("the caf\u00e9."));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSavedTokenizerIsTheFileThatWasRead(Path file) throws IOException {
        TokenizerFile saved = TokenizerFile.read(file).file();

        assertEquals(file.getFileName().toString(), saved.name());
        assertArrayEquals(Files.readAllBytes(file), saved.content());
    }

    private static int[] ended(Tokenizer tokenizer, String text) {
        int[] ids = tokenizer.encode(text);
        int[] ended = Arrays.copyOf(ids, ids.length + 1);
        ended[ids.length] = tokenizer.end();
        return ended;
    }

    /** A test string of T5's. */
    private record Sentences(String text, int[] sentencepiece_ids, int[] tokenizer_ids, String sentencepiece_decoded) {}

    /** A test string of BERT's. */
    private record WordPieces(String text, int[] ids, String decoded) {}

    private static <T> List<T> read(Path folder, Class<T> type) throws IOException {
        String json = Files.readString(folder.resolve("strings.json"));
        Object[] all = (Object[]) new Gson().fromJson(json, type.arrayType());
        assertTrue(all.length > 0);
        return Stream.of(all).map(type::cast).toList();
    }

    private static <T> void forEach(Path folder, Class<T> type, Consumer<T> check) throws IOException {
        assertAll(read(folder, type).stream().map(s -> () -> check.accept(s)));
    }
}
