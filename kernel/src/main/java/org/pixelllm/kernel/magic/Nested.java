package org.pixelllm.kernel.magic;

import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.Source;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** A magic that runs code of the notebook, and so cannot stand inside a method or a loop. */
abstract class Nested extends BuiltIn {
    Nested(String name, String help) {
        super(name, help);
    }

    /** Runs {@code %name arguments} at the top level of a cell. */
    abstract Object run(String arguments, Part.Line at, Source cell, Evaluator evaluator) throws CellFailure;

    /** Runs {@code %%name arguments}; the body starts on the second line of the cell. */
    abstract Object runCell(String arguments, String body, Source cell, Evaluator evaluator) throws CellFailure;

    @Override
    public Object line(String arguments, Host host) {
        throw new MagicException("%" + name() + " must stand on a line of its own, outside of braces.");
    }
}
