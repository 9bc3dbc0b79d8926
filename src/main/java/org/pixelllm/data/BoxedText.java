package org.pixelllm.data;

import java.util.Optional;
import org.pixelllm.geometry.CocoBox;

/**
 * What somebody said of a part of a picture: a region's description, an expression that means an object, or the name of
 * an object's kind.
 *
 * @param id the data set's own; empty where it has none
 * @param text at least one character; the name of a kind may be empty
 * @param bounds in pixels, as they stand in the file; they may reach over the edge
 * @param mask of the object, where the data set has one
 */
public record BoxedText(String id, String text, CocoBox bounds, Optional<Segmentation> mask) {}
