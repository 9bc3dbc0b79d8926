package org.pixelllm.weights;

/** How a file stores real numbers; in memory they are always float32. */
public enum Precision {
    /** Four bytes, exact. */
    FLOAT32,
    /** Two bytes, rounded to the nearest, up to 65504. */
    FLOAT16
}
