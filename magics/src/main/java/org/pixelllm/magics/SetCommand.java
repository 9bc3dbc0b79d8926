package org.pixelllm.magics;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "set", description = "Sets what an option is where a line does not tell it, for every verb that has it, as long "
        + "as the session lives; or a short name for a verb with its options. Alone, lists what is set; NAME= forgets it.", footer = {
            "", "Example:", "  PROGRAM set beams=4",
            "  PROGRAM set best=\"caption --beams 4\"", "  PROGRAM best scenes:27",
            "  PROGRAM set beams= best="})
final class SetCommand implements Callable<Void> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME=VALUE", arity = "0..*", description = "An option without its dashes and its value, or a new name and a verb.")
    private List<String> settings = List.of();

    SetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Void call() {
        if (!desk.isNotebook()) {
            throw UserProblem.that("keeps settings as long as a notebook's session lives")
                    .line("here", "each line is a session of its own").line("try", "the option on the line itself");
        }
        settings.forEach(this::set);
        desk.show(desk.session().text());
        return null;
    }

    private void set(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, Math.max(0, equals)).replaceFirst("^-+", "");
        if (equals <= 0 || name.isEmpty()) {
            throw UserProblem.that("could not read the setting \"" + setting + "\"").line("form", "NAME=VALUE")
                    .line("try", desk.program() + " set beams=4");
        }
        String value = setting.substring(equals + 1);
        if (value.isEmpty()) {
            desk.session().unset(name);
        } else if (options().contains(name)) {
            check("--" + name, value, spec.root().commandLine());
            desk.session().setDefault(name, value);
        } else {
            alias(name, value);
        }
    }

    private void alias(String name, String line) {
        List<String> words = Splitter.texts(line);
        Set<String> verbs = spec.root().subcommands().keySet();
        if (words.isEmpty() || !verbs.contains(words.get(0)) || verbs.contains(name)) {
            List<String> near = Nearest.to(name, options());
            throw UserProblem.that("knows no option --" + name + " to set, and \"" + line + "\" is no verb")
                    .line(near.isEmpty() ? "options" : "did you mean",
                            String.join(near.isEmpty() ? ", " : "  or  ", near.isEmpty() ? options() : near)
                                    + (near.isEmpty() ? "" : " ?"))
                    .line("try", desk.program() + " set beams=4  or  set best=\"caption --beams 4\"");
        }
        desk.session().setAlias(name, line);
    }

    private Set<String> options() {
        Set<String> names = new TreeSet<>();
        collect(spec.root().commandLine(), names);
        return names;
    }

    private static void collect(CommandLine at, Set<String> names) {
        at.getCommandSpec().optionsMap().keySet().forEach(option -> names.add(option.replaceFirst("^-+", "")));
        at.getSubcommands().values().forEach(sub -> collect(sub, names));
    }

    /** Refuses a value that no verb with this option could read. */
    private static void check(String option, String value, CommandLine at) {
        if (at.getCommandSpec().optionsMap().containsKey(option)) {
            try {
                at.parseArgs(option + "=" + value);
            } catch (MissingParameterException e) {
                return; // the value was read before what else is missing was noticed
            }
        }
        at.getSubcommands().values().forEach(sub -> check(option, value, sub));
    }
}
