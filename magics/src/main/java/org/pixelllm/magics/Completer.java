package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pixelllm.PixelLlm;
import org.pixelllm.magics.Splitter.Argument;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic.Completions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes verbs, options, files, scenes and the notebook's variables. */
final class Completer {
    private static final Set<String> TAKE_PICTURES = Set.of("caption", "refer", "locate");

    private final CommandLine grammar;
    private final Host host;

    Completer(CommandLine grammar, Host host) {
        this.grammar = grammar;
        this.host = host;
    }

    Completions complete(String arguments, int cursor) {
        int at = Math.max(0, Math.min(cursor, arguments.length()));
        List<Argument> before = new ArrayList<>(Splitter.split(arguments.substring(0, at)));
        boolean open = !before.isEmpty() && before.get(before.size() - 1).end() == at;
        Argument word = open ? before.remove(before.size() - 1) : new Argument("", at, at);
        return new Completions(word.begin(), at, candidates(before.stream().map(Argument::text).toList(), word.text()));
    }

    private List<String> candidates(List<String> before, String word) {
        CommandSpec verb = grammar.getCommandSpec();
        for (String each : before) {
            CommandLine next = verb.subcommands().get(each);
            verb = next == null ? verb : next.getCommandSpec();
        }
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        OptionSpec option = verb.optionsMap().get(last);
        if (option != null && option.arity().max() > 0) {
            return option.type() == java.nio.file.Path.class ? new PathCompleter(host).any(word) : List.of();
        }
        if (word.startsWith("-")) {
            return beginning(verb.optionsMap().keySet(), word);
        }
        return verb.subcommands().isEmpty()
                ? arguments(verb.name(), word)
                : beginning(verb.subcommands().keySet(), word);
    }

    private List<String> arguments(String verb, String word) {
        List<String> all = new ArrayList<>();
        if (TAKE_PICTURES.contains(verb)) {
            Set<String> variables = new TreeSet<>();
            host.variables().forEach(variables::add);
            all.addAll(beginning(variables, word));
            all.addAll(beginning(List.of("scenes:"), word));
            all.addAll(new PathCompleter(host).pictures(word));
        } else if (verb.equals("load")) {
            all.addAll(beginning(List.of(PixelLlm.SCENES), word));
            all.addAll(new PathCompleter(host).folders(word));
        } else if (verb.equals("help")) {
            all.addAll(beginning(grammar.getSubcommands().keySet(), word));
        }
        return all;
    }

    private static List<String> beginning(Collection<String> names, String word) {
        return names.stream().filter(name -> name.startsWith(word)).sorted().toList();
    }
}
