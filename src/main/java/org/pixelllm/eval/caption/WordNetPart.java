package org.pixelllm.eval.caption;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of one part of speech in WordNet 3.0: their synsets, and their base forms. */
final class WordNetPart {
    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn30/";
    private static final int[] NONE = {};

    private final Map<String, int[]> senses = new HashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();
    private final List<String[]> suffixes;

    private WordNetPart(List<String[]> suffixes) {
        this.suffixes = suffixes;
    }

    /** Reads the index and the exceptions; a rule {@code ses=s} takes a suffix away and puts another there. */
    static WordNetPart read(String name, String... rules) {
        WordNetPart part = new WordNetPart(List.of(rules).stream().map(rule -> rule.split("=", 2)).toList());
        try (BufferedReader index = open("index." + name); BufferedReader exceptions = open(name + ".exc")) {
            index.lines().filter(line -> !line.startsWith(" ")).forEach(part::addSenses);
            exceptions.lines().map(line -> line.split(" ")).forEach(line -> part.exceptions.put(line[0], line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return part;
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream in = WordNetPart.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IOException("WordNet 3.0 (extjwnl-data-wn30) is not on the class path: " + FOLDER + file);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
    }

    /** A line ends with as many offsets as its third field tells. */
    private void addSenses(String line) {
        String[] fields = line.trim().split(" ");
        if (fields[0].indexOf('_') >= 0) {
            return; // several words; METEOR asks for one at a time
        }
        int count = Integer.parseInt(fields[2]);
        int[] offsets = new int[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = Integer.parseInt(fields[fields.length - count + i]);
        }
        senses.put(fields[0], offsets);
    }

    int[] senses(String word) {
        return senses.getOrDefault(word, NONE);
    }

    /** Returns a word's base form: that of the exceptions, or the first that a suffix leads to and that is a word. */
    Optional<String> base(String word) {
        String exception = exceptions.get(word);
        if (exception != null) {
            return Optional.of(exception);
        }
        return suffixes.stream().filter(suffix -> word.endsWith(suffix[0]))
                .map(suffix -> word.substring(0, word.length() - suffix[0].length()) + suffix[1])
                .filter(senses::containsKey).findFirst();
    }
}
