package org.pixelllm.magics;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the user's words what picocli found wrong with a line. */
final class Complaints {
    private final String program;
    private final CommandLine at;

    private Complaints(CommandLine at) {
        this.at = at;
        program = at.getCommandSpec().root().name();
    }

    static UserProblem about(ParameterException problem) {
        UserProblem told = new Complaints(problem.getCommandLine()).tell(problem);
        return told.because(problem);
    }

    private UserProblem tell(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0));
        }
        if (problem instanceof MissingParameterException missing) {
            return missing(missing);
        }
        return wrong(problem);
    }

    private UserProblem unknown(String word) {
        boolean option = word.startsWith("-");
        CommandSpec spec = at.getCommandSpec();
        Collection<String> known = option ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        String owner = spec.parent() == null ? "" : spec.name() + " ";
        if (!option && known.isEmpty()) {
            return help(UserProblem.that("does not know what to do with \"" + cut(word) + "\" after " + spec.name()));
        }
        UserProblem problem = UserProblem
                .that("does not know the " + owner + (option ? "option" : "verb") + " \"" + cut(word) + "\"");
        List<String> near = Nearest.to(word, known);
        return help(near.isEmpty()
                ? problem.line("known", known.isEmpty() ? "it takes no options" : String.join(", ", known))
                : problem.line("did you mean", String.join("  or  ", near) + " ?"));
    }

    private UserProblem missing(MissingParameterException problem) {
        List<ArgSpec> args = problem.getMissing();
        String wanted = args.isEmpty()
                ? first(problem.getMessage())
                : args.stream().map(Complaints::name).collect(Collectors.joining(", "));
        return help(UserProblem.that("needs " + wanted + " for " + at.getCommandName()).line("form", form()));
    }

    private UserProblem wrong(ParameterException problem) {
        String what = problem.getArgSpec() == null ? at.getCommandName() : name(problem.getArgSpec());
        return help(UserProblem.that("could not read " + what).line("seen", first(problem.getMessage()))
                .line("form", form()));
    }

    private UserProblem help(UserProblem problem) {
        boolean root = at.getParent() == null;
        return problem.line("try", program + " help" + (root ? "" : " " + path()));
    }

    private String path() {
        return at.getCommandSpec().qualifiedName().substring(program.length()).strip();
    }

    private String form() {
        return new CommandLine.Help(at.getCommandSpec(), Ansi.OFF).synopsis(0).replaceAll("\\s+", " ").strip();
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String first(String message) {
        String line = message.lines().findFirst().orElse("");
        return cut(line.replaceFirst("^Invalid value for .*?: ", ""));
    }

    private static String cut(String word) {
        return word.length() > 120 ? word.substring(0, 120) + "…" : word;
    }
}
