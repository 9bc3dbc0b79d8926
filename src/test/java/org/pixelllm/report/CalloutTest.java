package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.pixelllm.Caption;
import org.pixelllm.Word;
import org.pixelllm.geometry.Point;
import org.pixelllm.report.Sentence.Piece;

class CalloutTest {
    @Test
    void aWordAloneSitsOnItsPlace() {
        Callout only = callouts(Samples.caption("car", new Point(50, 50)), 100).get(0);
        assertEquals(new Point(500, 500), only.badge());
        assertFalse(only.isMoved());
    }

    @Property(tries = 100, seed = "1")
    void badgesOfWordsAtOnePlaceDoNotOverlap(@ForAll @DoubleRange(min = 0, max = 100) double x,
            @ForAll @DoubleRange(min = 0, max = 100) double y, @ForAll @IntRange(min = 2, max = 12) int words) {
        List<Callout> all = callouts(Samples.caption("car ".repeat(words).strip(), new Point(x, y)), 100);
        for (Callout one : all) {
            assertTrue(one.badge().x() >= Callout.RADIUS && one.badge().x() <= 1000 - Callout.RADIUS);
            for (Callout other : all) {
                assertTrue(one == other || one.badge().distance(other.badge()) >= 2 * Callout.RADIUS);
            }
        }
    }

    @Property(tries = 200, seed = "1")
    void piecesTogetherAreTheSentence(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 30) Integer> cuts) {
        String sentence = "a small red car left of a tree";
        List<Word> words = cuts.stream().sorted().distinct().filter(cut -> cut < sentence.length())
                .map(cut -> new Word(sentence.substring(cut, cut + 1), cut, cut + 1, List.of(new Point(0, 0))))
                .toList();
        assertEquals(sentence, text(Sentence.of(sentence, words)));
    }

    @Test
    void wordsThatDoNotFitTheSentenceMakeTheirOwn() {
        List<Word> words = List.of(new Word("car", 90, 93, List.of(new Point(0, 0))),
                new Word("boat", 5, 2, List.of(new Point(0, 0))));
        assertEquals("car boat", text(Sentence.of("a b", words)));
        assertEquals("The car",
                text(Sentence.of("The car", Samples.words("the car", new Point(0, 0)))).replace("the", "The"));
    }

    private static String text(Sentence sentence) {
        return sentence.pieces().stream().map(Piece::text).collect(Collectors.joining());
    }

    private static List<Callout> callouts(Caption caption, int side) {
        return Callout.of(Sentence.of(caption.text(), caption.words()), caption.words(),
                View.of(Samples.white(side, side)));
    }
}
