package org.pixelllm.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pixelllm.problem.Nearest;

/**
 * BERT's tokenizer: words cut greedily into the longest known pieces, read from {@code vocab.txt} or
 * {@code tokenizer.json}.
 *
 * <p>The special tokens such as {@code [MASK]} are taken as such when they stand in a text, as the library does.
 */
public final class WordPieceTokenizer implements Tokenizer {
    private static final String INNER = "##"; // before a piece that does not begin a word
    private static final int LONGEST_WORD = 100; // characters; beyond it a word is unknown
    private static final int MOST_TOKENS = 1_000_000;
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final String ATTACHED = ".,?!";

    private final TokenizerFile file;
    private final List<String> tokens;
    private final Map<String, Integer> ids = new HashMap<>();
    private final SpecialTokens special;
    private final BertNormalizer normalizer;

    /** Takes the tokens by id. */
    WordPieceTokenizer(TokenizerFile file, List<String> tokens, BertNormalizer normalizer) throws Damaged {
        this.file = file;
        this.tokens = List.copyOf(tokens);
        this.normalizer = normalizer;
        Damaged.unless(tokens.size() <= MOST_TOKENS, "more than %d tokens", MOST_TOKENS);
        Map<String, Integer> named = new HashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            String token = tokens.get(id);
            Damaged.unless(ids.put(token, id) == null || token.isEmpty(), "a token twice, the second with id %d", id);
            if (SPECIAL.contains(token)) {
                named.put(token, id);
            }
        }
        for (String needed : SPECIAL.subList(0, 4)) {
            Damaged.unless(named.containsKey(needed), "no token %s", needed);
        }
        special = SpecialTokens.of(named);
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public int begin() {
        return ids.get("[CLS]");
    }

    @Override
    public int end() {
        return ids.get("[SEP]");
    }

    @Override
    public int pad() {
        return ids.get("[PAD]");
    }

    @Override
    public int[] encode(String text) {
        IntStream.Builder all = IntStream.builder();
        special.split(text, plain -> normalizer.words(plain).forEach(word -> cut(word).forEach(all::add)), all::add);
        return all.build().toArray();
    }

    @Override
    public String decode(int[] tokenIds) {
        return spelling(tokenIds).text();
    }

    @Override
    public List<Piece> pieces(int[] tokenIds) {
        return spelling(tokenIds).words();
    }

    @Override
    public List<String> unknown(String text) {
        Set<String> seen = new HashSet<>();
        return Words.split(text).stream().filter(seen::add)
                .filter(word -> IntStream.of(encode(word)).anyMatch(id -> id == unknown())).toList();
    }

    @Override
    public Optional<String> nearest(String word) {
        List<String> whole = tokens.stream().filter(token -> token.length() > 1 && Words.isWord(token)).toList();
        return Nearest.to(word, whole).stream().findFirst();
    }

    @Override
    public TokenizerFile file() {
        return file;
    }

    private int unknown() {
        return ids.get("[UNK]");
    }

    /** Returns the pieces of a word; if any part of it is unknown, all of it is. */
    private List<Integer> cut(String word) {
        List<Integer> pieces = new ArrayList<>();
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            return List.of(unknown());
        }
        for (int begin = 0; begin < word.length();) {
            int end = word.length();
            while (end > begin && !ids.containsKey(piece(word, begin, end))) {
                end--;
            }
            if (end == begin) {
                return List.of(unknown());
            }
            pieces.add(ids.get(piece(word, begin, end)));
            begin = end;
        }
        return pieces;
    }

    private static String piece(String word, int begin, int end) {
        return (begin == 0 ? "" : INNER) + word.substring(begin, end);
    }

    private Spelling spelling(int[] tokenIds) {
        Spelling spelling = new Spelling();
        for (int i = 0; i < tokenIds.length; i++) {
            int id = tokenIds[i];
            if (id >= 0 && id < tokens.size() && !special.ids().contains(id)) {
                spelling.add(i, i, text(tokens.get(id), spelling.isEmpty()));
            }
        }
        return spelling;
    }

    private static String text(String token, boolean first) {
        if (token.startsWith(INNER) && token.length() > INNER.length()) {
            return first ? token : token.substring(INNER.length());
        }
        boolean attached = token.length() == 1 && ATTACHED.contains(token);
        return first || attached || token.isEmpty() ? token : " " + token;
    }
}
