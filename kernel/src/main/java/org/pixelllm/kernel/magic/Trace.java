package org.pixelllm.kernel.magic;

import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.MagicException;

/** {@code %trace}: the last error in full, of which a cell shows its own lines only. */
final class Trace extends BuiltIn {
    private final JavaShell shell;

    Trace(JavaShell shell) {
        super("trace", "%trace: shows every frame of the last exception");
        this.shell = shell;
    }

    @Override
    public Object line(String arguments, Host host) {
        if (shell.trace().isEmpty()) {
            throw new MagicException("%trace has nothing to show: no cell has thrown anything yet.");
        }
        host.display(Bundle.text(String.join("\n", shell.trace())));
        return null;
    }
}
