package org.pixelllm.magics;

import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;

/**
 * A picture that was read.
 *
 * @param name what the user calls it
 */
record Subject(String name, Picture picture) {
    Box whole() {
        return new Box(0, 0, picture.width(), picture.height());
    }

    /** Returns the prompt that looks at a box. */
    Prompt at(Box box) {
        return box.equals(whole()) ? Prompt.WHOLE : new Prompt.InBox(box);
    }
}
