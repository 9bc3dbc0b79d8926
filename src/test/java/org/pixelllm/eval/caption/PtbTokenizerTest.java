package org.pixelllm.eval.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with CoreNLP itself, which is only there in tests. */
class PtbTokenizerTest {
    private static final String LINE_END = "*NL*"; // CoreNLP's token
    /** What captions are made of, and what tokenizers stumble over. */
    private static final String[] PIECES = ("a A b I man the The dog cat's isn't DON'T U.S. Mr. Inc. etc. p.m. 5 10 1/2 3.5 "
            + "1,000 2010 1990s '90s 5th 3:45 $5 50% red-hot t-shirt rock'n'roll O'Neil www.a.com http://a.b/c foo.com x@y.org "
            + "#tag @joe :) ;-) ^_^ <b> </b> &amp; ( ) [ ] { } \" ' `` '' ` , . ; : ! ? !! -- - ... … — “ ” ‘ ’ / & * + = < > ~ _ "
            + "cannot gonna wanna He In ladies' 's 'em 'tis café 中文 ½ € £5 \t A&B and/or w/ No. Co. Ltd Jan. St. vs. a.m. e.g. Dr. "
            + "K. C++ #1 6'2\" 555-1234 (650) anti- non- 😀 ☃ ° é img_1.jpg 10/12/2013 ٣/٤ 5⁄9 "
            + "is\u00adn't cannot\u00ad i\u00admg.jpg &lt;x@y.org&gt;")
            .split(" ");
    private static final int LINES = 4000;

    private final PtbTokenizer tokenizer = new PtbTokenizer();

    @Test
    void sentencesAreSplitAsCoreNlpDoes() throws IOException {
        try (BufferedReader definitions = new BufferedReader(new InputStreamReader(
                WordNet.class.getResourceAsStream("/net/sf/extjwnl/data/wordnet/wn30/data.verb"),
                StandardCharsets.US_ASCII))) {
            assertSame(definitions.lines().filter(line -> line.contains(" | ")).limit(LINES)
                    .map(line -> line.substring(line.indexOf(" | ") + 3)).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void piecesInAnyOrderAreSplitAsCoreNlpDoes(long seed) {
        Random random = new Random(seed);
        assertSame(Stream.generate(() -> IntStream.range(0, 8).mapToObj(
                i -> PIECES[random.nextInt(PIECES.length)] + (random.nextBoolean() ? " " : ""))
                .collect(Collectors.joining()))
                .limit(LINES).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void charactersInAnyOrderAreSplitAsCoreNlpDoes(long seed) {
        Random random = new Random(seed);
        assertSame(Stream.generate(() -> IntStream.range(0, 6).mapToObj(i -> character(random))
                .collect(Collectors.joining())).limit(LINES).toList());
    }

    @Test
    void aTextsLastDotDependsOnTheNextText() {
        assertEquals(List.of(List.of("in", "the", "u.s.", "."), List.of("the", "dog"), List.of("at", "5", "p.m."),
                List.of("dog")), tokenizer.lines(List.of("in the U.S.", "The dog", "at 5 p.m.", "dog")));
    }

    @Test
    void punctuationIsNoWordButBracketsAre() {
        assertEquals("two cats -lrb- small -rrb- sit", tokenizer.caption("\"Two cats\" (small), sit..."));
        assertEquals("", tokenizer.caption(" ... "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dog ", "a", "(", "<", "U.S. ", "a@", "don't", "\"'`", ". ", "5 ", "😀", "\u0000\u0007",
        "ё\u0301"})
    void noTextTakesForEver(String piece) {
        String text = piece.repeat(10_000);

        assertTimeout(Duration.ofMinutes(1), () -> tokenizer.tokens(text));
    }

    private void assertSame(List<String> lines) {
        List<String> ours = tokenizer.lines(lines).stream().map(tokens -> String.join(" ", tokens)).toList();
        List<String> theirs = coreNlp(lines);

        assertEquals(theirs.size(), ours.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertEquals(theirs.get(i), ours.get(i), () -> "of " + line);
        }
    }

    private static List<String> coreNlp(List<String> lines) {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        PTBTokenizer<CoreLabel> tokens = new PTBTokenizer<>(new StringReader(text), new CoreLabelTokenFactory(),
                "tokenizeNLs=true,untokenizable=noneDelete");
        List<String> split = new ArrayList<>();
        List<String> line = new ArrayList<>();
        while (tokens.hasNext()) {
            String token = tokens.next().word();
            if (token.equals(LINE_END)) {
                split.add(String.join(" ", line));
                line.clear();
            } else {
                line.add(token.toLowerCase(Locale.ENGLISH));
            }
        }
        return split;
    }

    private static String character(Random random) {
        String often = ".,;:!?'\"()-/&$#@*<>=_ aBdstmn5’é“…£";
        return random.nextInt(3) == 0
                ? String.valueOf((char) (' ' + random.nextInt('~' - ' ')))
                : String.valueOf(often.charAt(random.nextInt(often.length())));
    }
}
