package org.pixelllm.kernel.cli;

import java.util.List;
import org.pixelllm.magics.Terminal;
import picocli.CommandLine;

/** The command line: the magic's verbs, and those that only a terminal has. */
public final class Verbs {
    private Verbs() {}

    /** Runs a line and returns the exit code: 0, 1 for what failed, 2 for what the user can mend. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine root = Terminal.commandLine();
        for (Object verb : List.of(new DemoCommand(), new RunCommand(), new InstallCommand(), new UninstallCommand(),
                new PluginCommand())) {
            CommandLine line = new CommandLine(verb);
            line.setParameterExceptionHandler(root.getParameterExceptionHandler());
            line.setExecutionExceptionHandler(root.getExecutionExceptionHandler());
            root.addSubcommand(line);
        }
        return root;
    }
}
