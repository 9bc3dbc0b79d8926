package org.pixelllm;

import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;

/**
 * A part of a picture that is worth a caption.
 *
 * @param box in picture pixels, inside the picture
 * @param score 0 to 1: how sure the model is of box and caption together
 * @param caption what it says of it; its prompt is the box
 * @param mask the pixels of it, if the model has a mask decoder
 */
public record Region(Box box, double score, Caption caption, Optional<Mask> mask) {
    @Override
    public String toString() {
        return caption.text() + " at " + box.compact();
    }
}
