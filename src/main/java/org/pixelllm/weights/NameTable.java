package org.pixelllm.weights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tensors of a public library are called here: a text file with a row for each family of parameters. */
final class NameTable {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final List<String> prefixes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Pattern> ignored = new ArrayList<>();

    /**
     * One family of parameters.
     *
     * @param there pattern of the library's names
     * @param here our name with places for what the pattern caught
     * @param layout how the numbers move
     * @param plus a tensor of the library whose first row is added to every row; "" for none
     */
    private record Row(Pattern there, String here, Layout layout, String plus) {}

    /**
     * Where a tensor goes.
     *
     * @param name our name
     * @param rank place of its row in the table: of two tensors for one name the lower wins
     * @param plus see the table; "" for none
     */
    record Target(String name, int rank, Layout layout, String plus) {}

    private NameTable() {}

    /** Reads a table that ships with the library. */
    static NameTable of(String library) {
        try (InputStream in = NameTable.class.getResourceAsStream("names/" + library + ".txt")) {
            NameTable table = new NameTable();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(table::add);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] words = line.split("\\s+");
        switch (words[0]) {
            case "strip" -> prefixes.add(words[1]);
            case "ignore" -> ignored.add(pattern(words[1]));
            default -> rows.add(new Row(pattern(words[0]), words[1], Layout.valueOf(words[2].toUpperCase(Locale.ROOT)),
                    words.length > 3 ? words[4] : ""));
        }
    }

    private static Pattern pattern(String names) {
        StringBuilder regex = new StringBuilder();
        int end = 0;
        for (Matcher place = PLACE.matcher(names); place.find(); end = place.end()) {
            String characters = place.group(1).length() == 1 ? "[0-9]{1,4}" : "[A-Za-z0-9_]{1,64}";
            regex.append(literal(names.substring(end, place.start())))
                    .append("(?<").append(place.group(1)).append('>').append(characters).append(')');
        }
        return Pattern.compile(regex.append(literal(names.substring(end))).toString());
    }

    private static String literal(String part) {
        return part.endsWith("*") ? Pattern.quote(part.substring(0, part.length() - 1)) + ".*" : Pattern.quote(part);
    }

    /** Returns a library's name without what some files put before it. */
    String bare(String name) {
        return prefixes.stream().filter(name::startsWith).findFirst().map(p -> name.substring(p.length())).orElse(name);
    }

    /** Tells whether a bare name has no place here. */
    boolean ignores(String bare) {
        return ignored.stream().anyMatch(pattern -> pattern.matcher(bare).matches());
    }

    /** Returns where a tensor with a bare name goes. */
    Optional<Target> target(String bare) {
        for (int i = 0; i < rows.size(); i++) {
            Matcher found = rows.get(i).there.matcher(bare);
            if (found.matches()) {
                Row row = rows.get(i);
                return Optional.of(new Target(filled(row.here, found), i, row.layout, row.plus));
            }
        }
        return Optional.empty();
    }

    private static String filled(String name, Matcher found) {
        return PLACE.matcher(name).replaceAll(place -> Matcher.quoteReplacement(found.group(place.group(1))));
    }
}
