package org.pixelllm.eval;

import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.RunLength;

/**
 * An object of a picture.
 *
 * @param mask its pixels
 * @param box around it; may differ from the mask's own, because people or a model drew it apart
 */
public record Outlined(RunLength mask, Box box) {}
