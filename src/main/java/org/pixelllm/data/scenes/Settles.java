package org.pixelllm.data.scenes;

/** What in an expression settles which object is meant: the least of these without which it would not be clear. */
public enum Settles {
    KIND, COLOUR, SIZE, RELATION
}
