package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.widget.Widgets;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What lasts for a session: defaults of options and short names for verbs that the user has set, and open widgets. */
final class Session {
    private final Map<String, String> defaults = Collections.synchronizedMap(new TreeMap<>());
    private final Map<String, String> aliases = Collections.synchronizedMap(new TreeMap<>());
    private Optional<Widgets> widgets = Optional.empty();

    /** Returns the widgets of a notebook; nothing where there are none to talk with. */
    synchronized Optional<Widgets> widgets(Host host) {
        if (widgets.isEmpty()) {
            widgets = host.conversations().flatMap(Widgets::of);
        }
        return widgets;
    }

    void setDefault(String option, String value) {
        defaults.put(option, value);
    }

    void setAlias(String name, String line) {
        aliases.put(name, line);
    }

    /** Forgets a name; returns whether it was set. */
    boolean unset(String name) {
        return defaults.remove(name) != null | aliases.remove(name) != null;
    }

    Map<String, String> aliases() {
        return Map.copyOf(aliases);
    }

    /** Returns the value that was set for an option; {@code null}, as picocli wants it, for none. */
    String defaultValue(ArgSpec arg) {
        return arg instanceof OptionSpec option ? defaults.get(option.longestName().replaceFirst("^-+", "")) : null;
    }

    /** Puts an alias's words in its place. */
    List<String> expand(List<String> arguments) {
        String line = arguments.isEmpty() ? null : aliases.get(arguments.get(0));
        if (line == null) {
            return arguments;
        }
        List<String> all = new ArrayList<>(Splitter.texts(line));
        all.addAll(arguments.subList(1, arguments.size()));
        return all;
    }

    /** Returns a line for each name. */
    String text() {
        List<String> lines = new ArrayList<>();
        defaults.forEach((name, value) -> lines.add(name + "=" + value));
        aliases.forEach((name, line) -> lines.add(name + "=\"" + line + '"'));
        return lines.isEmpty() ? "Nothing is set." : String.join("\n", lines);
    }
}
