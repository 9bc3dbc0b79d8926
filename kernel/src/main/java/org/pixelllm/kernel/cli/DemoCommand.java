package org.pixelllm.kernel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: runs the first lesson and says where to look at it. */
@Command(name = "demo", description = "Run the quickstart notebook and print the page to look at.")
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = home();
        Path notebook = home.resolve("notebooks").resolve("quickstart.ipynb");
        Path out = home.resolve("build").resolve("demo");
        return new RunCommand(notebook, out.resolve("quickstart.html"), out.resolve("quickstart.ipynb"), spec).call();
    }

    private static Path home() {
        String home = System.getProperty("pixelllm.home");
        if (home == null) {
            throw UserProblem.that("does not know where its notebooks are").line("needs",
                    "-Dpixelllm.home=FOLDER, as the launcher gives it");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}
