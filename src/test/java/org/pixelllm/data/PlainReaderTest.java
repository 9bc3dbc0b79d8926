package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.problem.UserProblem;

class PlainReaderTest {
    @TempDir
    Path folder;

    private List<Example> read(String lines) {
        return new DataFiles(folder).picture("cats/1.png", 100, 50).text("mine.jsonl", lines).read();
    }

    @Test
    void aPictureAndACaptionAreEnough() {
        Example example = read("{'picture': 'cats/1.png', 'caption': 'a cat on a red sofa'}").get(0);

        assertEquals("cats/1.png", example.id());
        assertEquals(List.of(Narrative.of("a cat on a red sofa")), example.narratives());
    }

    @Test
    void wordsRegionsAndExpressionsArePlacedInPixels() {
        Example example = read("{'picture': 'cats/1.png', 'captions': ['cat on cat', 'two'], 'id': 7, 'split': 'val', "
                + "'words': [{'text': 'cat', 'point': [50, 25]}, {'text': 'cat', 'box': [0, 0, 100, 25]}], "
                + "'regions': [{'text': 'a cat', 'box': [10, 5, 60, 45]}], "
                + "'expressions': [{'text': 'left', 'box': [10, 5, 60, 45], 'mask': [[10, 5, 60, 5, 60, 45]]}]}")
                .get(0);

        List<PlacedWord> words = example.narratives().get(0).words();
        assertEquals(new PlacedWord("cat", 0, 3, new Box(0.5, 0.5, 0.5, 0.5)), words.get(0));
        assertEquals(new PlacedWord("cat", 7, 10, new Box(0, 0, 1, 0.5)), words.get(1));
        assertEquals(new CocoBox(10, 5, 50, 40), example.regions().get(0).bounds());
        assertTrue(example.expressions().get(0).mask().orElseThrow().mask(50, 100).area() > 900);
    }

    @Test
    void aMisspeltFieldIsToldWithTheLineAndTheRightName() {
        UserProblem problem = assertThrows(UserProblem.class, () -> read(
                "\n{'picture': 'cats/1.png', 'caption': 'a'}\n{'picture': 'cats/1.png', 'captoin': 'a cat'}"));

        assertTrue(problem.getMessage().contains("mine.jsonl line 3"), problem.getMessage());
        assertTrue(problem.getMessage().contains("did you mean \"caption\"?"), problem.getMessage());
    }
}
