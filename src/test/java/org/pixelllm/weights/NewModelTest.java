package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;

class NewModelTest {
    private static final List<String> WORDS = List.of("a", "red", "ball", ".");

    @TempDir
    private Path folder;

    @Test
    void aNewModelSaysOnlyItsOwnWords() {
        Path made = NewModel.write(folder.resolve("new"), WORDS, 1);
        try (PixelLlm model = PixelLlm.load(made.toString())) {
            model.caption(Scene.of(1, 64, 64).picture(), Prompt.WHOLE, "").words()
                    .forEach(word -> assertTrue(WORDS.contains(word.text()) || word.text().equals("[unk]"),
                            word.text()));
        }
        assertEquals(WORDS.size() + 3, ModelFolder.read(made.toString()).config().text().vocabulary());
    }

    @Test
    void theSameSeedIsTheSameModel() throws IOException {
        byte[] first = weights(1);
        assertArrayEquals(first, weights(1));
        assertFalse(Arrays.equals(first, weights(2)));
    }

    private byte[] weights(long seed) throws IOException {
        return Files.readAllBytes(NewModel.write(folder.resolve("new"), WORDS, seed).resolve(ModelFolder.WEIGHTS));
    }

    @Test
    void aWordTwiceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> NewModel.write(folder, List.of("a", "a"), 1));
    }
}
