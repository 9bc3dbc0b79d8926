package org.pixelllm.text;

import java.util.List;
import java.util.Optional;

/** Turns text into token ids and back. Text is never trusted: any string gives ids, any ids give text. */
public interface Tokenizer {
    /** Returns the number of ids; an id is at least 0 and smaller than this. */
    int size();

    /** Tells whether a text head with so many rows in its embedding speaks these ids. */
    default boolean fits(int rows) {
        return size() == rows;
    }

    /** Returns the id that a decoder starts with. */
    int begin();

    /** Returns the id after the last word. */
    int end();

    /** Returns the id that fills up a batch. */
    int pad();

    /** Returns the ids of a text, without begin and end; an odd character may take several. */
    int[] encode(String text);

    /** Returns the text of ids; leaves out begin, end and pad. */
    String decode(int[] ids);

    /** Returns the words of {@code decode(ids)}, in order, with the tokens that spell them. */
    List<Piece> pieces(int[] ids);

    /** Returns the words of a text that it has no token for, as written, each once. */
    List<String> unknown(String text);

    /** Returns the known word that is spelled most alike, if one is near. */
    Optional<String> nearest(String word);

    /** Returns the file to save, from which it is read again. */
    TokenizerFile file();
}
