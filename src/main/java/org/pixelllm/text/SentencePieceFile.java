package org.pixelllm.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.text.UnigramPiece.Kind;

/**
 * Reads a {@code spiece.model}, a protocol buffer; fields that do not matter here are skipped.
 *
 * @see <a href="https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto">its fields</a>
 */
final class SentencePieceFile {
    private static final int UNIGRAM = 1;
    private static final int SENTINELS = 100; // T5 adds them to every model of its own

    private final List<UnigramPiece> pieces = new ArrayList<>();
    private int kind = UNIGRAM;
    private boolean byteFallback;
    private int unknown;
    private int end = 2;
    private int pad = -1;
    private Charsmap map = Charsmap.NONE;
    private boolean prefix = true;
    private boolean collapse = true;

    private SentencePieceFile() {}

    static SentencePieceTokenizer read(TokenizerFile file) throws Damaged {
        SentencePieceFile model = new SentencePieceFile();
        for (Protobuf in = new Protobuf(ByteBuffer.wrap(file.content())); in.next();) {
            switch (in.field()) {
                case 1 -> model.piece(new Protobuf(in.bytes()));
                case 2 -> model.trainer(new Protobuf(in.bytes()));
                case 3 -> model.normalizer(new Protobuf(in.bytes()));
                default -> {
                } // self tests, rules for decoding
            }
        }
        Damaged.unless(model.kind == UNIGRAM, "a SentencePiece model that is not of the unigram kind");
        return new SentencePieceTokenizer(file, new Unigram(model.pieces, model.unknown, model.byteFallback),
                new SentencePieceNormalizer(model.map, model.prefix, model.collapse), SpecialTokens.NONE,
                new SentencePieceTokenizer.Ids(model.pieces.size() + SENTINELS, model.end, model.pad));
    }

    private void piece(Protobuf in) throws Damaged {
        String text = "";
        float score = 0;
        int number = 1;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> text = in.text();
                case 2 -> score = in.real();
                case 3 -> number = in.integer();
                default -> {
                }
            }
        }
        Damaged.unless(number >= 1 && number <= Kind.values().length, "a piece of the unknown kind %d", number);
        pieces.add(new UnigramPiece(text, score, Kind.values()[number - 1]));
    }

    private void trainer(Protobuf in) throws Damaged {
        while (in.next()) {
            switch (in.field()) {
                case 3 -> kind = in.integer();
                case 35 -> byteFallback = in.bool();
                case 40 -> unknown = in.integer();
                case 42 -> end = in.integer();
                case 43 -> pad = in.integer();
                default -> {
                }
            }
        }
    }

    private void normalizer(Protobuf in) throws Damaged {
        while (in.next()) {
            switch (in.field()) {
                case 2 -> map = Charsmap.read(in.bytes());
                case 3 -> prefix = in.bool();
                case 4 -> collapse = in.bool();
                default -> {
                }
            }
        }
    }
}
