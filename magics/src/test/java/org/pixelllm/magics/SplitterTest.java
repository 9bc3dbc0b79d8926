package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pixelllm.magics.Splitter.Argument;

class SplitterTest {
    @Test
    void bothKindsOfQuoteKeepSpacesTogether() {
        assertEquals(List.of("refer", "my street.jpg", "the red car"),
                Splitter.texts("refer  'my street.jpg' \"the red car\""));
    }

    @Test
    void anApostropheInsideAWordQuotesNothing() {
        assertEquals(List.of("the", "dog's", "tail"), Splitter.texts("the dog's tail"));
    }

    @Test
    void windowsPathsKeepTheirBackslashes() {
        assertEquals(List.of("C:\\pictures\\new\\cat.jpg", "D:\\a b\\c"),
                Splitter.texts("C:\\pictures\\new\\cat.jpg \"D:\\a b\\c\""));
    }

    @Test
    void aBackslashKeepsASpaceOrAQuote() {
        assertEquals(List.of("my street.jpg", "say \"hi\""), Splitter.texts("my\\ street.jpg \"say \\\"hi\\\"\""));
    }

    @Test
    void aQuoteMayFollowAnEqualsSign() {
        assertEquals(List.of("--save=a b.png"), Splitter.texts("--save=\"a b.png\""));
    }

    @Test
    void anEmptyQuoteIsAnEmptyArgument() {
        assertEquals(List.of("refer", "a.png", ""), Splitter.texts("refer a.png \"\""));
    }

    @Test
    void argumentsKnowWhereTheyStand() {
        assertEquals(List.of(new Argument("a b", 1, 6), new Argument("c", 7, 8)), Splitter.split(" 'a b' c"));
    }

    @Property(seed = "1")
    void noLineIsTooStrangeToSplit(@ForAll String line) {
        for (Argument argument : Splitter.split(line)) {
            assertEquals(argument.text().length() <= argument.end() - argument.begin(), true, line);
        }
    }
}
