package org.pixelllm.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/**
 * One token for each word, in lower case, or mark.
 *
 * <p>Id 0 fills up and begins, as in the published T5 setup; 1 ends; 2 stands for every unknown word; then the words.
 */
public final class WordTokenizer implements Tokenizer {
    /** The first lines of a vocabulary: pad and begin, end, unknown. */
    static final List<String> SPECIAL = List.of("[pad]", "[end]", "[unk]");

    private static final int PAD = 0;
    private static final int END = 1;
    private static final int UNKNOWN = 2;
    private static final int LONGEST_WORD = 100; // beyond it a word is unknown
    private static final String ATTACHED = ".,;:?!)";

    private final List<String> tokens;
    private final Map<String, Integer> ids = new LinkedHashMap<>();

    private WordTokenizer(List<String> words) {
        tokens = new ArrayList<>(SPECIAL);
        tokens.addAll(words);
        for (String word : words) {
            int id = SPECIAL.size() + ids.size();
            require(isWordOrMark(word), "line %d of the vocabulary is not one word in lower case", id + 1);
            require(ids.put(word, id) == null, "line %d of the vocabulary repeats a word", id + 1);
        }
    }

    /**
     * Returns the tokenizer of these words and marks; the first gets id 3.
     *
     * @throws IllegalArgumentException if one is there twice, or is not one word in lower case
     */
    public static WordTokenizer of(List<String> words) {
        return new WordTokenizer(List.copyOf(words));
    }

    /**
     * Returns a tokenizer that knows more words; those that it knew keep their ids.
     *
     * @throws IllegalArgumentException if one is known, there twice, or is not one word in lower case
     */
    public WordTokenizer with(List<String> more) {
        return new WordTokenizer(Stream.concat(ids.keySet().stream(), more.stream()).toList());
    }

    /** Returns a word or mark of a text as a tokenizer may know it; empty if none may. */
    public static Optional<String> known(String word) {
        return Optional.of(comparable(word)).filter(WordTokenizer::isWordOrMark);
    }

    /**
     * Reads a {@code vocab.txt}: a token a line, the special ones first.
     *
     * @throws UserProblem if it is missing or damaged
     */
    public static WordTokenizer read(Path file) {
        return Vocabulary.read(file);
    }

    /**
     * Reads a {@code vocab.txt} from a stream, without closing it.
     *
     * @param name what the user calls the stream
     */
    public static WordTokenizer read(InputStream in, String name) throws IOException {
        return Vocabulary.read(in, name);
    }

    /** Writes a {@code vocab.txt}. */
    public void write(Path file) throws IOException {
        Files.write(file, file().content());
    }

    @Override
    public TokenizerFile file() {
        return new TokenizerFile(TokenizerFile.VOCABULARY,
                (String.join("\n", tokens) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the words and marks in the order of their ids, from 3. */
    public List<String> words() {
        return List.copyOf(ids.keySet());
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public int begin() {
        return PAD;
    }

    @Override
    public int end() {
        return END;
    }

    @Override
    public int pad() {
        return PAD;
    }

    @Override
    public int[] encode(String text) {
        return Words.split(text).stream().mapToInt(this::id).toArray();
    }

    @Override
    public String decode(int[] tokenIds) {
        return join(tokenIds, new ArrayList<>());
    }

    @Override
    public List<Piece> pieces(int[] tokenIds) {
        List<Piece> pieces = new ArrayList<>();
        join(tokenIds, pieces);
        return pieces.stream().filter(piece -> isWord(tokenIds[piece.firstToken()])).toList();
    }

    @Override
    public List<String> unknown(String text) {
        Set<String> seen = new LinkedHashSet<>();
        return Words.split(text).stream().filter(word -> id(word) == UNKNOWN && seen.add(comparable(word))).toList();
    }

    @Override
    public Optional<String> nearest(String word) {
        return Nearest.to(word, ids.keySet()).stream().findFirst();
    }

    private int id(String word) {
        return ids.getOrDefault(comparable(word), UNKNOWN);
    }

    private static String comparable(String word) {
        return word.length() > LONGEST_WORD ? word : Words.normal(word); // normalising takes quadratic time
    }

    private String join(int[] tokenIds, List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokenIds.length; i++) {
            if (tokenIds[i] != PAD && tokenIds[i] != END) {
                append(tokenIds[i], i, text, pieces);
            }
        }
        return text.toString();
    }

    private void append(int id, int index, StringBuilder text, List<Piece> pieces) {
        String token = tokens.get(id);
        text.append(text.length() == 0 || ATTACHED.contains(token) ? "" : " ");
        pieces.add(new Piece(token, text.length(), text.length() + token.length(), index, index));
        text.append(token);
    }

    private boolean isWord(int id) {
        return id == UNKNOWN || Words.isWord(tokens.get(id));
    }

    private static boolean isWordOrMark(String word) {
        return word.length() <= LONGEST_WORD && Words.split(word).equals(List.of(word))
                && Words.normal(word).equals(word);
    }

    private static void require(boolean holds, String message, int line) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(line));
        }
    }
}
