package org.pixelllm.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.problem.UserProblem;

class WordTokenizerTest {
    private final WordTokenizer tokenizer = WordTokenizer.of(List.of(".", ",", "?", "a", "red", "car", "t-shirt",
            "caf\u00e9", "it's"));

    @TempDir
    Path folder;

    @Test
    void countsIdsFromThePadding() {
        assertEquals(12, tokenizer.size());
        assertEquals(0, tokenizer.begin());
        assertEquals(0, tokenizer.pad());
        assertEquals(1, tokenizer.end());
        assertArrayEquals(new int[]{6, 7, 2, 3}, tokenizer.encode("a red balloon."));
    }

    @Test
    void moreWordsComeAfterThoseThatItKnew() {
        WordTokenizer more = tokenizer.with(List.of("balloon", "!"));
        assertArrayEquals(new int[]{6, 7, 12, 13}, more.encode("a red balloon!"));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.with(List.of("car")));
        assertEquals(Optional.of("na\u00efve"), WordTokenizer.known("NAI\u0308VE"));
        assertEquals(Optional.empty(), WordTokenizer.known("x".repeat(101)));
    }

    @Test
    void readsOneWordWhateverItsCaseOrItsUnicodeForm() {
        assertArrayEquals(new int[]{10, 10, 10, 11, 11, 9}, tokenizer.encode("Cafe\u0301 CAF\u00c9 caf\u00e9 It's "
                + "it\u2019s T-Shirt"));
    }

    @Test
    void attachesMarksToTheWordBefore() {
        assertEquals("a red car, a car.", tokenizer.decode(new int[]{0, 6, 7, 8, 4, 6, 8, 3, 1, 0, 0}));
    }

    @Test
    void tellsWhereEachWordStandsAndWhichTokenSpellsIt() {
        int[] ids = {0, 6, 7, 8, 4, 2, 1};

        assertEquals("a red car, [unk]", tokenizer.decode(ids));
        assertEquals(List.of(new Piece("a", 0, 1, 1, 1), new Piece("red", 2, 5, 2, 2), new Piece("car", 6, 9, 3, 3),
                new Piece("[unk]", 11, 16, 5, 5)), tokenizer.pieces(ids));
    }

    @Test
    void listsUnknownWordsOnceAsWritten() {
        assertEquals(List.of("Blue", "ballon"), tokenizer.unknown("A Blue ballon, a blue car"));
    }

    @Test
    void keepsSpecialTokensOutOfWhatUsersType() {
        assertTrue(Arrays.stream(tokenizer.encode("[end] [pad]")).allMatch(id -> id == 2));
    }

    @Test
    void suggestsTheNearestWord() {
        assertEquals(Optional.of("t-shirt"), tokenizer.nearest("Tshirt"));
        assertEquals(Optional.empty(), tokenizer.nearest("zeppelin"));
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = folder.resolve("vocab.txt");
        tokenizer.write(file);

        assertEquals(tokenizer.words(), WordTokenizer.read(file).words());
        assertEquals("[pad]\n[end]\n[unk]\n.\n", Files.readString(file).substring(0, 20));
    }

    @Test
    void readsAVocabularyThatWindowsHasRewritten() throws IOException {
        assertEquals(List.of("a", "car"), read("[pad]\r\n[end]\r\n[unk]\r\na\r\ncar\r\n").words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\ncar\n", "[pad]\n[end]\n[unk]\na\na\n", "[pad]\n[end]\n[unk]\nA\n",
        "[pad]\n[end]\n[unk]\nred car\n", "[pad]\n[end]\n[unk]\na\n\ncar\n", "\u0000\u0001",
        "[pad]\n[end]\n[unk]\n[end]"})
    void refusesADamagedVocabulary(String text) {
        String message = assertThrows(UserProblem.class, () -> read(text)).getMessage();
        assertTrue(message.contains("\"vocab.txt\"") && message.contains("try"), message);
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThrows(UserProblem.class,
                () -> WordTokenizer.read(new ByteArrayInputStream(new byte[]{(byte) 0xff}), "vocab.txt"));
    }

    @Test
    void namesAMissingVocabulary() {
        String message = assertThrows(UserProblem.class, () -> WordTokenizer.read(folder.resolve("none.txt")))
                .getMessage();
        assertTrue(message.contains("none.txt") && message.contains("no such file"), message);
    }

    private static WordTokenizer read(String text) throws IOException {
        return WordTokenizer.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "vocab.txt");
    }
}
