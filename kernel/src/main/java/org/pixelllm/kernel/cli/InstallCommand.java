package org.pixelllm.kernel.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.pixelllm.kernel.install.KernelSpec;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code install}: tells Jupyter of the kernel. */
@Command(name = "install", description = "Add the Java kernel to Jupyter.")
public final class InstallCommand implements Callable<Integer> {
    @ArgGroup(exclusive = true)
    private Where where = new Where();

    @Option(names = "--no-archive", description = "skip the archive that lets the kernel start faster")
    private boolean plain;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        KernelSpec kernel = where.spec();
        try {
            kernel.write();
            boolean archived = !plain && kernel.archive();
            spec.commandLine().getOut().println("Java (PixelLLM) is in Jupyter's list: " + kernel.folder()
                    + (archived ? " (with a class archive)" : ""));
            return 0;
        } catch (IOException e) {
            throw UserProblem.that("could not write the kernel specification").line("to", kernel.folder().toString())
                    .line("saw", String.valueOf(e.getMessage())).line("try", "install --prefix DIR").because(e);
        }
    }
}
