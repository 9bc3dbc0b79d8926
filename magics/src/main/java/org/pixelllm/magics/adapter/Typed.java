package org.pixelllm.magics.adapter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The arguments of a magic as they were typed.
 *
 * <p>IJava and JJava hand them over split: quotes are gone, runs of spaces too, and most backslashes. The running cell
 * still has them, so the line in it that gives the same arguments is what was typed. Where there is none, as for a
 * line of a script, the arguments are joined again, and what the kernel ate stays eaten.
 *
 * @param text the raw arguments
 * @param isAlone whether the magic is a line of its own, so that nobody takes its value
 */
record Typed(String text, boolean isAlone) {
    /** What a kernel's splitter may eat, and what a narrow default encoding garbles. */
    private static final Pattern UNSURE = Pattern.compile("[^!-~]|[\"\\\\?]");

    /**
     * Finds the arguments of a magic.
     *
     * @param name the magic's name
     * @param arguments what the kernel made of them
     * @param cell the cell as it was typed, empty where it is not known
     */
    static Typed of(String name, List<String> arguments, String cell) {
        String sure = sure(String.join("", arguments));
        Set<Typed> found = new HashSet<>();
        Matcher line = Pattern.compile("(?m)^(?<before>.*?=)?\\s*%%?" + Pattern.quote(name) + "(?<rest>\\s.*)?$")
                .matcher(cell);
        while (line.find()) {
            String rest = line.group("rest") == null ? "" : line.group("rest").strip();
            if (sure(rest).equals(sure)) {
                found.add(new Typed(rest, line.group("before") == null));
            }
        }
        return found.size() == 1 ? found.iterator().next() : new Typed(joined(arguments), false);
    }

    private static String sure(String text) {
        return UNSURE.matcher(text).replaceAll("");
    }

    /** An argument that holds a space was quoted; one that begins with {@code "} had it escaped. */
    private static String joined(List<String> arguments) {
        return arguments.stream().map(Typed::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        String escaped = argument.replace("\"", "\\\"");
        return argument.isEmpty() || argument.chars().anyMatch(Character::isWhitespace)
                ? '"' + escaped + '"'
                : escaped;
    }
}
