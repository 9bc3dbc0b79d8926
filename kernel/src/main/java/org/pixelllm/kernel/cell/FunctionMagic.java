package org.pixelllm.kernel.cell;

import java.util.List;
import org.pixelllm.kernel.cell.MagicRegistry.CellMagic;
import org.pixelllm.kernel.cell.MagicRegistry.LineMagic;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.MagicException;

/**
 * A magic of the notebook's own.
 *
 * @param line what one percent sign does, null for nothing
 * @param cell what two percent signs do, null for nothing
 */
record FunctionMagic(String name, LineMagic line, CellMagic cell) implements Magic {
    @Override
    public Object line(String arguments, Host host) throws Exception {
        if (line == null) {
            throw new MagicException("%" + name + " works on a cell: write %%" + name + " with two percent signs.");
        }
        return line.execute(MagicRegistry.words(arguments));
    }

    @Override
    public Object cell(String arguments, String body, Host host) throws Exception {
        if (cell == null) {
            throw new MagicException("%%" + name + " takes no cell: write %" + name + " with one percent sign.");
        }
        return cell.execute(MagicRegistry.words(arguments), body);
    }

    @Override
    public Completions complete(String arguments, int cursor, Host host) {
        return new Completions(cursor, cursor, List.of());
    }

    @Override
    public String help() {
        return "%" + name + ": made in this notebook";
    }
}
