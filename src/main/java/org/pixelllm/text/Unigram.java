package org.pixelllm.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.pixelllm.text.UnigramPiece.Kind;

/**
 * Cuts text into the most probable row of pieces, by Viterbi's algorithm.
 *
 * @see <a href="https://arxiv.org/abs/1804.10959">Subword Regularization</a>, Kudo 2018
 */
final class Unigram {
    private static final float UNKNOWN_PENALTY = 10; // below the least probable piece
    private static final int MOST_PIECES = 1_000_000;
    private static final int LONGEST_PIECE = 1000;

    private final List<UnigramPiece> pieces;
    private final int unknown;
    private final Prefixes prefixes;
    private final float unknownScore;
    private final int[] bytes; // ids of the pieces for single bytes; empty without a fallback

    /**
     * Takes the pieces by id.
     *
     * @param unknown id of what no piece spells
     * @param byteFallback whether such a character is spelled in bytes
     */
    Unigram(List<UnigramPiece> pieces, int unknown, boolean byteFallback) throws Damaged {
        this.pieces = List.copyOf(pieces);
        this.unknown = unknown;
        Damaged.unless(pieces.size() <= MOST_PIECES, "more than %d pieces", MOST_PIECES);
        Damaged.unless(unknown >= 0 && unknown < pieces.size(), "no piece for what is unknown");
        check();
        prefixes = new Prefixes(pieces.stream().map(UnigramPiece::text).toList(),
                IntStream.range(0, pieces.size()).filter(i -> pieces.get(i).is(Kind.NORMAL)));
        unknownScore = (float) pieces.stream().filter(p -> p.is(Kind.NORMAL)).mapToDouble(UnigramPiece::score).min()
                .orElse(0) - UNKNOWN_PENALTY;
        bytes = byteFallback ? bytePieces() : new int[0];
    }

    private void check() throws Damaged {
        Set<String> seen = new HashSet<>();
        for (UnigramPiece piece : pieces) {
            Damaged.unless(!piece.is(Kind.USER_DEFINED), "pieces that a user defined, which are not supported");
            Damaged.unless(Float.isFinite(piece.score()), "a piece whose score is no number");
            Damaged.unless(!piece.text().isEmpty() && piece.text().length() <= LONGEST_PIECE,
                    "a piece of %d characters", piece.text().length());
            Damaged.unless(seen.add(piece.text()), "two equal pieces");
        }
    }

    private int[] bytePieces() throws Damaged {
        Map<String, Integer> ids = new HashMap<>();
        IntStream.range(0, pieces.size()).forEach(id -> ids.put(pieces.get(id).text(), id));
        int[] found = new int[256];
        for (int i = 0; i < found.length; i++) {
            Integer id = ids.get("<0x%02X>".formatted(i));
            Damaged.unless(id != null, "no piece for the byte %d", i);
            found[i] = id;
        }
        return found;
    }

    List<UnigramPiece> pieces() {
        return pieces;
    }

    int unknown() {
        return unknown;
    }

    /** Tells the ids of a normalised text, in order; neighbouring unknown characters are one. */
    void encode(String text, IntConsumer ids) {
        Path path = best(text);
        int[] ends = path.ends();
        boolean wasUnknown = false;
        for (int begin = 0, i = 0; i < ends.length; begin = ends[i], i++) {
            int id = path.id[ends[i]];
            if (id != unknown || !wasUnknown && bytes.length == 0) {
                ids.accept(id);
            } else if (bytes.length > 0) {
                spell(text.substring(begin, ends[i]), ids);
            }
            wasUnknown = id == unknown;
        }
    }

    private void spell(String unknownPart, IntConsumer ids) {
        for (byte b : unknownPart.getBytes(StandardCharsets.UTF_8)) {
            ids.accept(bytes[b & 0xff]);
        }
    }

    private Path best(String text) {
        Path path = new Path(text.length());
        for (int at = 0, next; at < text.length(); at = next) {
            int from = at;
            next = at + Character.charCount(text.codePointAt(at));
            int shortest = prefixes.at(text, from, (id, end) -> path.offer(from, end, id, pieces.get(id).score()));
            if (shortest != next) { // no piece is this character
                path.offer(from, next, unknown, unknownScore);
            }
        }
        return path;
    }

    /** The best way to each place of a text. */
    private static final class Path {
        private final float[] score;
        private final int[] id;
        private final int[] begin; // of the piece that ends here, -1 if none does

        Path(int length) {
            score = new float[length + 1];
            id = new int[length + 1];
            begin = new int[length + 1];
            Arrays.fill(begin, -1);
        }

        void offer(int from, int to, int piece, float worth) {
            float candidate = score[from] + worth;
            if (begin[to] < 0 || candidate > score[to]) {
                score[to] = candidate;
                id[to] = piece;
                begin[to] = from;
            }
        }

        int[] ends() {
            int[] reversed = IntStream.iterate(begin.length - 1, end -> end > 0, end -> begin[end]).toArray();
            return IntStream.rangeClosed(1, reversed.length).map(i -> reversed[reversed.length - i]).toArray();
        }
    }
}
