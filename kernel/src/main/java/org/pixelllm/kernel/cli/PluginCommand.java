package org.pixelllm.kernel.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plugin}: says how other projects' Java kernels get the magics. */
@Command(name = "plugin", description = "Tell how the kernels IJava, JJava and RJK get %%pixelllm.")
public final class PluginCommand implements Callable<Integer> {
    private static final String LINES = """
            IJava:
                %%jars %1$s
                org.pixelllm.magics.adapter.Plugin.install();
                %%pixelllm caption scenes:27
            or, in every notebook, two environment variables:
                IJAVA_CLASSPATH=%2$s
                IJAVA_STARTUP_SCRIPT=org.pixelllm.magics.adapter.Plugin.install();

            JJava:
                %%classpath %1$s
                %%pixelllm caption scenes:27
            or, in every notebook, an environment variable:
                JJAVA_CLASSPATH=%2$s

            RJK, each line in a cell of its own:
                %%jar %2$s
                org.pixelllm.magics.adapter.Plugin.install();
                %%pixelllm caption scenes:27
            """;

    @Option(names = "--out", paramLabel = "DIR", description = "first copy the jar and its libraries to DIR, to take along")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PluginJar jar = PluginJar.ofThisBuild();
        spec.commandLine().getOut().print(lines(out == null ? jar : copied(jar)));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private PluginJar copied(PluginJar jar) {
        try {
            return jar.copyTo(out);
        } catch (IOException e) {
            throw UserProblem.that("could not copy the jar for other kernels").line("to", out.toString())
                    .line("saw", String.valueOf(e.getMessage())).because(e);
        }
    }

    /** Returns what to paste. */
    static String lines(PluginJar jar) {
        return LINES.formatted(jar.argument(), jar.path());
    }
}
