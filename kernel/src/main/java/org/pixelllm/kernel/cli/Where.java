package org.pixelllm.kernel.cli;

import java.nio.file.Path;
import org.pixelllm.kernel.install.JupyterFolder;
import org.pixelllm.kernel.install.KernelSpec;
import picocli.CommandLine.Option;

/** Which Jupyter is meant: the user's own unless an option says otherwise. */
final class Where {
    @Option(names = "--user", description = "for this user (the default)")
    private boolean user;

    @Option(names = "--prefix", paramLabel = "DIR", description = "below DIR/share/jupyter/kernels")
    private Path prefix;

    @Option(names = "--sys-prefix", description = "for the active Python environment")
    private boolean environment;

    KernelSpec spec() {
        if (prefix != null) {
            return KernelSpec.in(JupyterFolder.under(prefix));
        }
        JupyterFolder folder = JupyterFolder.ofThisMachine();
        return KernelSpec.in(environment && !user ? folder.environment() : folder.user());
    }
}
