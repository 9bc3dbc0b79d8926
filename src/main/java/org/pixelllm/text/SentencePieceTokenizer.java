package org.pixelllm.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pixelllm.problem.Nearest;
import org.pixelllm.text.UnigramPiece.Kind;

/**
 * T5's tokenizer: SentencePiece's unigram model, read from {@code spiece.model} or {@code tokenizer.json}.
 *
 * <p>The ids after the pieces belong to special tokens, T5's 100 sentinels. A file's special tokens are taken as such
 * when their names stand in a text; {@code spiece.model} has none of them, so there they are ordinary characters.
 *
 * @see <a href="https://arxiv.org/abs/1808.06226">SentencePiece</a>
 */
public final class SentencePieceTokenizer implements Tokenizer {
    private static final String UNKNOWN = " \u2047 "; // as SentencePiece spells it

    private final TokenizerFile file;
    private final Unigram model;
    private final SentencePieceNormalizer normalizer;
    private final SpecialTokens special;
    private final Ids ids;

    /**
     * Ids with a meaning.
     *
     * @param size number of all ids
     * @param end after the last word
     * @param pad fills up a batch, and begins: T5 has one token for both
     */
    record Ids(int size, int end, int pad) {}

    SentencePieceTokenizer(TokenizerFile file, Unigram model, SentencePieceNormalizer normalizer,
            SpecialTokens special, Ids ids) throws Damaged {
        Damaged.unless(ids.end >= 0 && ids.end < ids.size, "no token that ends a text");
        Damaged.unless(ids.pad >= 0 && ids.pad < ids.size, "no token that pads a text");
        this.file = file;
        this.model = model;
        this.normalizer = normalizer;
        this.special = special;
        this.ids = ids;
    }

    @Override
    public int size() {
        return ids.size;
    }

    /** T5's embedding has more rows than there are tokens: 32128 for 32100. */
    @Override
    public boolean fits(int rows) {
        return ids.size <= rows;
    }

    @Override
    public int begin() {
        return ids.pad;
    }

    @Override
    public int end() {
        return ids.end;
    }

    @Override
    public int pad() {
        return ids.pad;
    }

    @Override
    public int[] encode(String text) {
        IntStream.Builder all = IntStream.builder();
        special.split(text, plain -> model.encode(normalizer.normal(plain), all::add), all::add);
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
        return Words.split(text).stream().filter(seen::add).filter(this::isUnknown).toList();
    }

    @Override
    public Optional<String> nearest(String word) {
        List<String> whole = model.pieces().stream().filter(p -> p.is(Kind.NORMAL)).map(UnigramPiece::text)
                .filter(p -> p.startsWith(SentencePieceNormalizer.SPACE) && p.length() > 2).map(p -> p.substring(1))
                .toList();
        return Nearest.to(word, whole).stream().findFirst();
    }

    @Override
    public TokenizerFile file() {
        return file;
    }

    private boolean isUnknown(String word) {
        return IntStream.of(encode(word)).anyMatch(id -> id == model.unknown());
    }

    private Spelling spelling(int[] tokenIds) {
        Spelling spelling = new Spelling();
        for (int i = 0, next; i < tokenIds.length; i = next) {
            next = i + 1;
            if (is(tokenIds[i], Kind.BYTE)) {
                while (next < tokenIds.length && is(tokenIds[next], Kind.BYTE)) {
                    next++;
                }
                spelling.add(i, next - 1, bytes(tokenIds, i, next));
            } else if (is(tokenIds[i], Kind.UNKNOWN)) {
                spelling.add(i, i, UNKNOWN);
            } else if (is(tokenIds[i], Kind.NORMAL)) {
                spelling.add(i, i, text(tokenIds[i], spelling.isEmpty()));
            }
        }
        return spelling;
    }

    private String text(int id, boolean first) {
        String piece = model.pieces().get(id).text();
        boolean bare = first && (normalizer.prefix() || normalizer.collapse());
        return (bare ? SentencePieceNormalizer.withoutLeading(piece, SentencePieceNormalizer.SPACE) : piece)
                .replace(SentencePieceNormalizer.SPACE, " ");
    }

    private String bytes(int[] tokenIds, int begin, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = begin; i < end; i++) {
            bytes.write(Integer.parseInt(model.pieces().get(tokenIds[i]).text().substring(3, 5), 16)); // <0x41>
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private boolean is(int id, Kind kind) {
        return id >= 0 && id < model.pieces().size() && model.pieces().get(id).is(kind);
    }
}
