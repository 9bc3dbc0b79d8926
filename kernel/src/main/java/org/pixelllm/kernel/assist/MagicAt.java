package org.pixelllm.kernel.assist;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The magic on whose line the cursor stands.
 *
 * @param percents {@code %} or {@code %%}
 * @param name its name as far as it is written
 * @param nameStart where the name starts in the cell
 * @param arguments the raw rest of the line, empty with nothing after the name
 * @param argumentsStart where they start in the cell, -1 where the name is not finished
 */
record MagicAt(String percents, String name, int nameStart, String arguments, int argumentsStart) {
    private static final Pattern LINE = Pattern.compile("(?:^\\s*|=\\s*)(%%?)(\\w*)(?:[ \\t]+(.*))?$");

    static Optional<MagicAt> find(String code, int cursor) {
        int from = code.lastIndexOf('\n', cursor - 1) + 1;
        int newline = code.indexOf('\n', cursor);
        Matcher line = LINE.matcher(code.substring(from, newline < 0 ? code.length() : newline));
        if (!line.find() || cursor < from + line.start(2)) {
            return Optional.empty();
        }
        boolean finished = line.group(3) != null && cursor >= from + line.start(3);
        return Optional.of(new MagicAt(line.group(1), line.group(2), from + line.start(2),
                finished ? line.group(3) : "", finished ? from + line.start(3) : -1));
    }
}
