package org.pixelllm;

import java.util.List;
import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;

/**
 * Where an expression is in a picture.
 *
 * @param expression as the user wrote it
 * @param box in picture pixels, clamped to the picture
 * @param mask the object's pixels, if the model has a mask decoder
 * @param words the expression's words, each with its place
 */
public record Grounding(String expression, Box box, Optional<Mask> mask, List<Word> words) {
    public Grounding {
        words = List.copyOf(words);
    }

    @Override
    public String toString() {
        return "\"" + expression + "\" at " + box.compact();
    }
}
