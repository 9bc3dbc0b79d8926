package org.pixelllm.decode;

/**
 * What a search found.
 *
 * @param tokens one row for each prompt: begin, text, end, then padding 0
 * @param scores of each row: mean log-probability of a token
 */
public record Decoded(int[][] tokens, double[] scores) {}
