package org.pixelllm.data.scenes;

import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;

/**
 * Something in a scene.
 *
 * @param box tight around the mask, pixels of the scene
 * @param mask its visible pixels; what other objects hide is not in it
 */
public record SceneObject(Kind kind, Colour colour, Size size, Box box, Mask mask) {
    /** Returns it in words without an article: {@code small red car}, {@code red car}. */
    public String phrase() {
        String plain = colour.word() + " " + kind.word();
        return size.word().isEmpty() ? plain : size.word() + " " + plain;
    }
}
