package org.pixelllm.model;

/**
 * Size of an input picture.
 *
 * @param height in pixels
 * @param width in pixels
 */
public record Extent(int height, int width) {}
