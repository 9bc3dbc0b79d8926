package org.pixelllm.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Magics that a notebook makes of its own functions. */
public final class MagicRegistry {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    private final CellHost host;

    /** What {@code %name words} does. */
    public interface LineMagic {
        /** Returns the magic's value, null for none. */
        Object execute(List<String> words) throws Exception;
    }

    /** What {@code %%name words} does to the lines below it. */
    public interface CellMagic {
        /** Returns what the cell shows, null for nothing. */
        Object execute(List<String> words, String body) throws Exception;
    }

    MagicRegistry(CellHost host) {
        this.host = host;
    }

    /** Lets {@code %name} call a function; words that hold spaces stand in double quotes. */
    public void registerLineMagic(String name, LineMagic magic) {
        host.register(new FunctionMagic(name, magic, null));
    }

    /** Lets {@code %%name} call a function. */
    public void registerCellMagic(String name, CellMagic magic) {
        host.register(new FunctionMagic(name, null, magic));
    }

    /** Runs {@code %name words}. */
    public <T> T applyLineMagic(String name, List<String> words) throws Exception {
        return Notebook.lineMagic(name, words);
    }

    /** Runs {@code %%name words} over a body. */
    public <T> T applyCellMagic(String name, List<String> words, String body) throws Exception {
        return Notebook.cellMagic(name, words, body);
    }

    /** Cuts a line into words, of which those with spaces stand in double quotes. */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find();) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1).replace("\\\"", "\""));
        }
        return words;
    }

    /** Joins words so that {@link #words} finds them again. */
    static String joined(List<String> words) {
        return words.stream().map(MagicRegistry::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)
                ? '"' + word.replace("\"", "\\\"") + '"'
                : word;
    }
}
