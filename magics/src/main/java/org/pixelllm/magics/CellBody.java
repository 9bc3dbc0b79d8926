package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pixelllm.problem.UserProblem;

/** Turns the body of a cell into commands, one a line; blank lines and those that begin with # are skipped. */
final class CellBody {
    private static final Pattern FOUR_NUMBERS = Pattern.compile("-?[0-9.]+(,-?[0-9.]+){3}");

    private CellBody() {}

    /**
     * Returns the commands of a cell.
     *
     * @param first the arguments after {@code %%pixelllm}, verb first
     * @param body for {@code caption} a picture a line, with a box after it or none, or a box of the first line's
     *            picture; for {@code describe} a picture a line, for {@code refer} an expression and for {@code locate} a caption a line, about the picture of
     *            the first line
     */
    static List<List<String>> commands(List<String> first, String body) {
        List<String> lines = body.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            return List.of(first);
        }
        String verb = first.isEmpty() ? "" : first.get(0);
        return switch (verb) {
            case "caption" -> lines.stream().map(line -> joined(first, picture(line))).toList();
            case "describe" -> lines.stream().map(line -> joined(first, Splitter.texts(line))).toList();
            case "refer", "locate" -> lines.stream().map(line -> joined(first, List.of("--", line))).toList();
            default -> throw UserProblem.that("takes a body for caption, describe, refer and locate only")
                    .line("seen", lines.size() + " lines after " + (verb.isEmpty() ? "no verb" : "\"" + verb + "\""))
                    .line("try", "%%pixelllm caption, and below it a picture a line");
        };
    }

    private static List<String> picture(String line) {
        List<String> words = new ArrayList<>(Splitter.texts(line));
        for (int i = 0; i < Math.min(2, words.size()); i++) {
            if (FOUR_NUMBERS.matcher(words.get(i)).matches()) {
                words.add(i, "--box");
                break;
            }
        }
        return words;
    }

    private static List<String> joined(List<String> first, List<String> more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }
}
