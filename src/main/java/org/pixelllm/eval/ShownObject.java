package org.pixelllm.eval;

import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Box;

/**
 * An object of a scene, where it lies in the picture that the model is shown.
 *
 * @param object what it is
 * @param box around its visible part, in pixels of the shown picture
 */
public record ShownObject(SceneObject object, Box box) {
    /** Returns colour and kind: {@code red car}. */
    public String name() {
        return object.colour().word() + " " + object.kind().word();
    }
}
