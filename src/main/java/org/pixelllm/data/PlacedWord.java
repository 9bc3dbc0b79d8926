package org.pixelllm.data;

import org.pixelllm.geometry.Box;

/**
 * A word of a caption and its place.
 *
 * @param text the word as it is written
 * @param begin index of its first character in the caption
 * @param end index after its last character
 * @param box in shares of the picture, 0 to 1; without area for a word at a single point
 */
public record PlacedWord(String text, int begin, int end, Box box) {}
