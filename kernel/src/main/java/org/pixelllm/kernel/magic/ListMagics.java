package org.pixelllm.kernel.magic;

import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;

/** {@code %lsmagic}: what there is. */
final class ListMagics extends BuiltIn {
    private final Magics magics;

    ListMagics(Magics magics) {
        super("lsmagic", "%lsmagic: lists the magics");
        this.magics = magics;
    }

    @Override
    public Object line(String arguments, Host host) {
        StringBuilder text = new StringBuilder();
        for (String name : magics.names()) {
            String help = magics.find(name).orElseThrow().help();
            text.append('%').append(name).append("\n    ").append(help.lines().findFirst().orElse("")).append('\n');
        }
        host.display(Bundle.text(text.toString().stripTrailing()));
        return null;
    }
}
