package org.pixelllm.magics;

import java.util.Optional;
import org.pixelllm.magics.Splitter.Argument;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** Explains the verb or the option at which the cursor stands. */
final class HelpAt {
    private HelpAt() {}

    static String of(CommandLine grammar, String arguments, int cursor) {
        CommandLine verb = grammar;
        Optional<OptionSpec> option = Optional.empty();
        int values = 0; // that the option still waits for
        for (Argument argument : Splitter.split(arguments)) {
            if (argument.begin() > cursor) {
                break;
            }
            CommandLine next = verb.getSubcommands().get(argument.text());
            verb = next == null ? verb : next;
            OptionSpec begun = verb.getCommandSpec().optionsMap().get(argument.text().split("=", 2)[0]);
            if (begun != null) {
                option = Optional.of(begun);
                values = argument.text().contains("=") ? 0 : Math.min(1, begun.arity().max());
            } else if (--values < 0) {
                option = Optional.empty();
            }
        }
        return option.isPresent() ? text(verb, option.get()) : verb.getUsageMessage(Ansi.OFF);
    }

    private static String text(CommandLine verb, OptionSpec option) {
        String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        String usual = option.defaultValueString(false);
        String now = option.arity().max() > 0 && usual != null && !usual.equals("null") && !usual.isEmpty()
                ? "\n\n  " + usual + " unless told"
                : "";
        return verb.getCommandName() + " " + option.longestName() + label + "\n\n  "
                + String.join(" ", option.description()).replace("${DEFAULT-VALUE}", String.valueOf(usual))
                        .replace("%%", "%")
                + now + "\n\nAll of " + verb.getCommandName() + ": "
                + verb.getCommandSpec().root().name() + " help " + verb.getCommandName();
    }
}
