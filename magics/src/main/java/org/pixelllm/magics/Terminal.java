package org.pixelllm.magics;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The magic's verbs as a command line, for a terminal.
 *
 * <p>Exit codes: 0 for success, 2 for what the user can mend, 1 for our own faults. A subcommand that is added later
 * gets the same treatment: throw a {@link org.pixelllm.magics.spi.MagicException} for the user, anything else is a
 * fault.
 */
public final class Terminal {
    private Terminal() {}

    /** Returns the command line; add subcommands, then call {@link CommandLine#execute}. */
    public static CommandLine commandLine() {
        return commandLine(new TerminalHost(System.out, System.err), new Problems(Optional.of(
                Path.of(System.getProperty("user.home"), ".cache", "pixelllm", "why.txt"))));
    }

    static CommandLine commandLine(TerminalHost host, Problems problems) {
        Desk desk = new Desk(Front.TERMINAL, host, new Models(), problems, new Session());
        CommandLine line = Grammar.at(desk);
        line.setParameterExceptionHandler((problem, arguments) -> tell(problems, problem, host.err()));
        line.setExecutionExceptionHandler((problem, where, parsed) -> tell(problems, problem, host.err()));
        return line;
    }

    private static int tell(Problems problems, Exception problem, PrintStream err) {
        Exception cause = problem instanceof ParameterException wrong ? Complaints.about(wrong) : problem;
        err.println(problems.tell(Front.TERMINAL.program(), cause).getMessage());
        return Problems.isUsers(cause) ? 2 : 1;
    }
}
