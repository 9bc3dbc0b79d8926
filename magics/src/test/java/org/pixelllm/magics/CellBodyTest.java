package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pixelllm.problem.UserProblem;

class CellBodyTest {
    @Test
    void aLineIsAPictureWithABoxOrNone() {
        assertEquals(
                List.of(List.of("caption", "--json", "a.png"),
                        List.of("caption", "--json", "my cat.png", "--box", "1,2,3,4")),
                commands("caption --json", "a.png\n\n# cats\n  'my cat.png' 1,2,3,4"));
    }

    @Test
    void aLineMayBeABoxOfThePictureAbove() {
        assertEquals(List.of(List.of("caption", "a.png", "--box", "1,2,3,4")), commands("caption a.png", "1,2,3,4"));
    }

    @Test
    void aLineIsAnExpressionForRefer() {
        assertEquals(
                List.of(List.of("refer", "a.png", "--", "the dog's \"tail\""), List.of("refer", "a.png", "--", "b")),
                commands("refer a.png", "the dog's \"tail\"\r\nb"));
    }

    @Test
    void anEmptyBodyLeavesTheFirstLineAlone() {
        assertEquals(List.of(List.of("help")), commands("help", "\n # nothing \n"));
    }

    @Test
    void aVerbThatTakesNoBodySaysSo() {
        String text = assertThrows(UserProblem.class, () -> commands("load", "scenes")).getMessage();
        assertTrue(text.contains("takes a body for caption, describe, refer and locate only"), text);
    }

    private static List<List<String>> commands(String first, String body) {
        return CellBody.commands(Splitter.texts(first), body);
    }
}
