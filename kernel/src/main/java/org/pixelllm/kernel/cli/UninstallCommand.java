package org.pixelllm.kernel.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pixelllm.kernel.install.KernelSpec;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code uninstall}: takes back what install did. */
@Command(name = "uninstall", description = "Remove the Java kernel from Jupyter.")
public final class UninstallCommand implements Callable<Integer> {
    @ArgGroup(exclusive = true)
    private Where where = new Where();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KernelSpec kernel = where.spec();
        if (!kernel.remove()) {
            throw UserProblem.that("found no kernel to remove").line("looked in", kernel.folder().toString());
        }
        spec.commandLine().getOut().println("removed " + kernel.folder());
        return 0;
    }
}
