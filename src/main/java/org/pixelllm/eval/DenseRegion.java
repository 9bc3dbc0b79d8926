package org.pixelllm.eval;

import org.pixelllm.geometry.CocoBox;

/** What somebody said of a box. */
public record DenseRegion(CocoBox box, String caption) {}
