package org.pixelllm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WordTokenizerProperties {
    private static final List<String> WORDS = List.of("a", "the", "red", "car", "t-shirt", "it's", "caf\u00e9", "2");
    private static final WordTokenizer TOKENIZER = tokenizer();

    @Property(seed = "1")
    void bringsBackEveryNormalSentence(@ForAll("sentences") String sentence) {
        assertEquals(sentence, TOKENIZER.decode(TOKENIZER.encode(sentence)));
    }

    @Property(seed = "1")
    void cutsThePiecesOutOfTheSentence(@ForAll("sentences") String sentence) {
        int[] ids = TOKENIZER.encode(sentence);
        for (Piece piece : TOKENIZER.pieces(ids)) {
            assertEquals(piece.word(), sentence.substring(piece.begin(), piece.end()));
            assertEquals(piece.word(), TOKENIZER.decode(Arrays.copyOfRange(ids, piece.firstToken(),
                    piece.lastToken() + 1)));
        }
    }

    @Property(seed = "1")
    void givesAnyTextBoundedIds(@ForAll String text) {
        assertBounded(text);
    }

    @Property(seed = "1")
    void givesTextOfNastyCharactersBoundedIds(@ForAll @Chars({'a', '-', '\'', ' ', '[', '\u0301', '\ud83d', '\ude00',
        '\u0130', '\u0000', '\u202e', '\u00a0'}) String text) {
        assertBounded(text);
    }

    @Property(seed = "1")
    void decodesAnyIds(@ForAll @Size(max = 50) List<@IntRange(max = 13) Integer> ids) {
        int[] array = ids.stream().mapToInt(id -> id).toArray();
        String text = TOKENIZER.decode(array);
        TOKENIZER.pieces(array).forEach(p -> assertEquals(p.word(), text.substring(p.begin(), p.end())));
    }

    @Example
    void survivesMegabytesOfOneWord() {
        for (String unit : List.of("a", "a-", "\u0301", "\u0327\u0301", "'", "a\u2019", "\ud83d")) {
            assertBounded(unit.repeat(500_000));
        }
    }

    @Provide
    Arbitrary<String> sentences() {
        Arbitrary<String> clause = Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(6)
                .map(words -> String.join(" ", words));
        return clause.list().ofMinSize(1).ofMaxSize(4).map(clauses -> String.join(", ", clauses) + ".");
    }

    private static void assertBounded(String text) {
        int[] ids = TOKENIZER.encode(text);
        assertTrue(ids.length <= text.length());
        assertTrue(Arrays.stream(ids).allMatch(id -> id >= 2 && id < TOKENIZER.size()));
        assertTrue(TOKENIZER.unknown(text).size() <= text.length());
        TOKENIZER.nearest(text);
        TOKENIZER.decode(ids);
    }

    private static WordTokenizer tokenizer() {
        List<String> all = new ArrayList<>(WORDS);
        all.addAll(List.of(".", ",", "?"));
        return WordTokenizer.of(all);
    }
}
