package org.pixelllm.text;

/**
 * A word of a decoded text and its tokens.
 *
 * @param word as it stands in the text
 * @param begin index of its first character in the text
 * @param end index after its last character
 * @param firstToken index into the ids of the first token that spells it
 * @param lastToken index of the last one, inclusive
 */
public record Piece(String word, int begin, int end, int firstToken, int lastToken) {}
