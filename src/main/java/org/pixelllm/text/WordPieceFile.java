package org.pixelllm.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads BERT's {@code vocab.txt}: a token a line, its id the number of the line, from 0. */
final class WordPieceFile {
    private static final String SIGN = "\n[CLS]\n";

    private WordPieceFile() {}

    /** Tells BERT's vocabulary from one of whole words. */
    static boolean isOne(TokenizerFile file) {
        String text = new String(file.content(), StandardCharsets.ISO_8859_1);
        return ("\n" + text.replace("\r\n", "\n") + "\n").contains(SIGN);
    }

    static WordPieceTokenizer read(TokenizerFile file) throws Damaged {
        try {
            List<String> lines = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.content())).toString()
                    .lines().toList();
            return new WordPieceTokenizer(file, lines, BertNormalizer.UNCASED);
        } catch (CharacterCodingException e) {
            throw new Damaged("bytes that are no UTF-8 text", e);
        }
    }
}
