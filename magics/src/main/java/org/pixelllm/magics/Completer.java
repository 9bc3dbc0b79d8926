package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pixelllm.magics.Splitter.Argument;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.spi.Magic.Completions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completes verbs, options and what may stand after them: files, scenes, models, words, the notebook's variables. */
final class Completer {
    private final CommandLine grammar;
    private final Session session;
    private final Host host;

    Completer(CommandLine grammar, Session session, Host host) {
        this.grammar = grammar;
        this.session = session;
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
        for (String each : session.expand(before)) {
            CommandSpec next = spec(verb, each);
            verb = next == null ? verb : next;
        }
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        OptionSpec option = verb.optionsMap().get(last);
        if (option != null && option.arity().max() > 0) {
            return new Choices(host).of(option, word);
        }
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        if (equals > 0) {
            OptionSpec joined = verb.optionsMap().get(word.substring(0, equals));
            return joined == null
                    ? List.of()
                    : new Choices(host).of(joined, word.substring(equals + 1)).stream()
                            .map(value -> word.substring(0, equals + 1) + value).toList();
        }
        if (word.startsWith("-")) {
            return Choices.beginning(verb.optionsMap().keySet().stream(), word);
        }
        return verb.subcommands().isEmpty()
                ? arguments(verb.name(), word)
                : Choices.beginning(Stream.concat(verb.subcommands().keySet().stream(), aliases(verb)), word);
    }

    private static CommandSpec spec(CommandSpec verb, String name) {
        CommandLine next = verb.subcommands().get(name);
        return next == null ? null : next.getCommandSpec();
    }

    private Stream<String> aliases(CommandSpec verb) {
        return verb.parent() == null ? session.aliases().keySet().stream() : Stream.of();
    }

    private List<String> arguments(String verb, String word) {
        Choices choices = new Choices(host);
        return switch (verb) {
            case "caption", "refer", "locate", "describe", "explain", "explore" -> choices.pictures(word);
            case "compare" ->
                Stream.concat(choices.pictures(word).stream(), new PathCompleter(host).folders(word).stream())
                        .distinct().toList();
            case "load" -> choices.models(word);
            case "show" -> new PathCompleter(host).any(word);
            case "check" -> new PathCompleter(host).folders(word);
            case "help" ->
                Choices.beginning(Stream.concat(grammar.getSubcommands().keySet().stream(), Stream.of("json")), word);
            case "set" -> settings(word);
            default -> List.of();
        };
    }

    private List<String> settings(String word) {
        Set<String> names = new TreeSet<>();
        grammar.getSubcommands().values().forEach(verb -> verb.getCommandSpec().optionsMap().values().stream()
                .filter(option -> option.arity().max() > 0)
                .forEach(option -> names.add(option.longestName().replaceFirst("^-+", "") + "=")));
        return Choices.beginning(names.stream(), word);
    }
}
