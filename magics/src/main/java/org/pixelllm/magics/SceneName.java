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
 * @param width in pixels
 * @param height in pixels
 */
record SceneName(long seed, int width, int height) {
    static final String PREFIX = "scenes:";
    private static final int SIDE = 384; // large enough to look at; the model resizes
    private static final Pattern FORM = Pattern.compile("scenes:(-?\\d{1,18})(?:@(\\d{1,5})(?:x(\\d{1,5}))?)?");

    static SceneName of(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            throw UserProblem.that("could not read the scene \"" + name.replaceAll("\\p{Cntrl}", "?") + "\"")
                    .line("form", "scenes:SEED or scenes:SEED@WIDTHxHEIGHT")
                    .line("try", "scenes:7  or  scenes:7@640x480");
        }
        int width = parts.group(2) == null ? SIDE : Integer.parseInt(parts.group(2));
        int height = parts.group(3) == null ? width : Integer.parseInt(parts.group(3));
        if (Math.min(width, height) < Scene.LEAST_SIDE || Math.max(width, height) > Scene.MOST_SIDE) {
            throw UserProblem.that("cannot draw the scene \"" + name + "\" at its size")
                    .line("seen", width + " x " + height + " pixels")
                    .line("draws", Scene.LEAST_SIDE + " to " + Scene.MOST_SIDE + " pixels wide and high")
                    .line("try", PREFIX + parts.group(1) + "@640x480");
        }
        return new SceneName(Long.parseLong(parts.group(1)), width, height);
    }

    Picture draw() {
        return Scene.of(seed, width, height).picture();
    }
}
