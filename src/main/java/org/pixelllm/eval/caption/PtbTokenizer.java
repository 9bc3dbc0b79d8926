package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits English text into tokens as the Penn Treebank has them, lower case.
 *
 * <p>Gives what Stanford CoreNLP 3.4.1's {@code PTBTokenizer -preserveLines -lowerCase} gives, which is what scores of
 * COCO captions are computed from. Safe for use by threads.
 */
public final class PtbTokenizer {
    static final char LINE_END = '\n';
    static final char TEXT_END = '\u0003';

    /** Tokens that do not count as words. Brackets stay, since they are compared before lower case. */
    private static final Set<String> PUNCTUATION = Set.of("''", "'", "``", "`", ".", "?", "!", ",", ":", "-", "--",
            "...", ";");

    private final PtbLexer lexer = new PtbLexer();

    /** Returns the tokens of a text; line ends count as spaces. */
    public List<String> tokens(String text) {
        return lines(List.of(text)).get(0);
    }

    /** Returns a text as metrics compare it: tokens but for punctuation, with a space between. */
    public String caption(String text) {
        return captions(List.of(text)).get(0);
    }

    /**
     * Returns texts as metrics compare them, read one after the other as the published tool reads them.
     *
     * <p>This matters for a text that ends with an abbreviation: how the next begins tells whether its dot ends a
     * sentence too.
     */
    public List<String> captions(List<String> texts) {
        return lines(texts).stream()
                .map(tokens -> tokens.stream().filter(t -> !PUNCTUATION.contains(t)).collect(Collectors.joining(" ")))
                .toList();
    }

    /** Does the same with several texts for each picture, picture after picture. */
    public List<List<String>> captionsEach(List<List<String>> texts) {
        Iterator<String> all = captions(texts.stream().flatMap(List::stream).toList()).iterator();
        return texts.stream().map(some -> some.stream().map(text -> all.next()).toList()).toList();
    }

    /** Returns the tokens of texts that are read one after the other. */
    public List<List<String>> lines(List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(text.replace(LINE_END, ' ')).append(LINE_END));
        List<List<String>> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(new ArrayList<>()));
        lexer.read(all.toString(), (line, token) -> lines.get(line).add(token.toLowerCase(Locale.ENGLISH)));
        return lines;
    }
}
