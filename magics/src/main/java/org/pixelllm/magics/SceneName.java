package org.pixelllm.magics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

/**
 * A drawn scene as users name it, {@code scenes:7} or {@code scenes:7@640x480}.
 *
 * @param seed which scene
 * @param size in pixels
 */
record SceneName(long seed, PictureSize size) {
    static final String PREFIX = "scenes:";
    private static final PictureSize SIZE = new PictureSize(384, 384); // large enough to look at; the model resizes
    private static final Pattern FORM = Pattern.compile("scenes:(-?\\d{1,18})(?:@(\\d{1,6}(?:x\\d{1,6})?))?");

    static SceneName of(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            throw UserProblem.that("could not read the scene \"" + name + "\"")
                    .line("form", "scenes:SEED or scenes:SEED@WIDTHxHEIGHT")
                    .line("try", "scenes:7  or  scenes:7@640x480");
        }
        PictureSize size = parts.group(2) == null ? SIZE : PictureSize.of(parts.group(2));
        if (Math.min(size.width(), size.height()) < Scene.LEAST_SIDE
                || Math.max(size.width(), size.height()) > Scene.MOST_SIDE) {
            throw UserProblem.that("cannot draw the scene \"" + name + "\" at its size")
                    .line("seen", size.width() + " x " + size.height() + " pixels")
                    .line("draws", Scene.LEAST_SIDE + " to " + Scene.MOST_SIDE + " pixels wide and high")
                    .line("try", PREFIX + parts.group(1) + "@640x480");
        }
        return new SceneName(Long.parseLong(parts.group(1)), size);
    }

    Picture draw() {
        return scene().picture();
    }

    Scene scene() {
        return Scene.of(seed, size.width(), size.height());
    }
}
