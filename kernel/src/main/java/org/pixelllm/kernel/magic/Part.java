package org.pixelllm.kernel.magic;

/** A part of a cell, in the order in which they run. */
public sealed interface Part {
    /** The line of the cell on which it starts, from one. */
    int line();

    /** Java, magics inside it made into calls. */
    record Java(String code, int line) implements Part {}

    /** {@code %name arguments} as a statement of its own. */
    record Line(String name, String arguments, int line) implements Part {}

    /** {@code var variable = %name arguments}: the value must be there before its type is known. */
    record Variable(String variable, Line magic) implements Part {
        @Override
        public int line() {
            return magic.line();
        }
    }
}
