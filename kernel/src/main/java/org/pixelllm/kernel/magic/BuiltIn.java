package org.pixelllm.kernel.magic;

import java.util.List;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.MagicException;

/** A magic of the kernel itself; a line magic unless it says otherwise. */
abstract class BuiltIn implements Magic {
    private final String name;
    private final String help;

    /**
     * Names the magic.
     *
     * @param help its usage and what it does, a line
     */
    BuiltIn(String name, String help) {
        this.name = name;
        this.help = help;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public Object cell(String arguments, String body, Host host) throws Exception {
        throw new MagicException("%%" + name + " takes no cell: write %" + name + " with one percent sign.\n  usage  "
                + help);
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return new Completions(cursor, cursor, List.of());
    }

    /** Returns the arguments, which must not be empty. */
    String required(String arguments) {
        if (arguments.isBlank()) {
            throw new MagicException("%" + name + " needs something to work on.\n  usage  " + help);
        }
        return arguments.strip();
    }
}
