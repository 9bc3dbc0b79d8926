package org.pixelllm.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aSlipOfTheFingersFindsTheName() {
        assertEquals(List.of("caption"), Nearest.to("captoin", List.of("load", "caption", "refer", "help")));
    }

    @Test
    void theNearestNameComesFirst() {
        assertEquals(List.of("cats.jpg", "cat.png"), Nearest.to("cat.jpg", List.of("cat.png", "cats.jpg", "dog.jpeg")));
    }

    @Test
    void aNameThatIsBegunIsNear() {
        assertEquals(List.of("street-by-night.jpg"), Nearest.to("street", List.of("street-by-night.jpg", "sea.jpg")));
    }

    @Test
    void nothingIsNearToNonsense() {
        assertEquals(List.of(), Nearest.to("xyzzy", List.of("load", "caption")));
    }

    @Test
    void twoSwappedLettersAreOneSlip() {
        assertEquals(1, Nearest.distance("erfer", "refer"));
    }
}
