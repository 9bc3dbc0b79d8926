package org.pixelllm.eval;

import org.pixelllm.data.scenes.Renderer;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.image.JpegCopy;
import org.pixelllm.image.Picture;
import org.pixelllm.model.Extent;
import org.pixelllm.problem.UserProblem;

/**
 * What scenes go through before the model is shown them.
 *
 * @param renderer who draws the scenes
 * @param drawn size at which scenes are drawn, sides of 32 to 1024 pixels
 * @param frame size of the picture in whose middle the scene is laid, as large as fits, on black; the drawn size for no
 *     frame; sides of 32 to 4096 pixels
 * @param jpegQuality 1 to 100 of the JPEG as which the picture is saved; 0 for none
 */
public record Showing(Renderer renderer, Extent drawn, Extent frame, int jpegQuality) {
    private static final int MOST_FRAME = 4096;

    public Showing {
        check(drawn, Scene.MOST_SIDE, "draw scenes of ");
        check(frame, MOST_FRAME, "frame scenes at ");
        if (jpegQuality < 0 || jpegQuality > 100) {
            throw UserProblem.that("cannot save JPEG of quality " + jpegQuality)
                    .line("works", "1 to 100, or 0 for none")
                    .line("try", "--jpeg 80");
        }
    }

    private static void check(Extent size, int most, String what) {
        if (Math.min(size.width(), size.height()) < Scene.LEAST_SIDE || Math.max(size.width(), size.height()) > most) {
            throw UserProblem.that("cannot " + what + size.width() + " x " + size.height() + " pixels")
                    .line("works", "sides of " + Scene.LEAST_SIDE + " to " + most + " pixels");
        }
    }

    /** Shows scenes as they are drawn. */
    public static Showing plain(Extent drawn) {
        return new Showing(Renderer.OWN, drawn, drawn, 0);
    }

    ShownScene show(long seed) {
        Scene scene = Scene.of(seed, drawn.width(), drawn.height());
        Frame framed = Frame.around(renderer.draw(scene), frame);
        Picture picture = jpegQuality == 0 ? framed.picture() : JpegCopy.of(framed.picture(), jpegQuality);
        return new ShownScene(scene, picture,
                scene.objects().stream().map(o -> new ShownObject(o, framed.place(o.box()))).toList(), framed);
    }

    /** Returns it in words: {@code drawn at 128 x 128, framed to 640 x 480, as JPEG of quality 80}. */
    @Override
    public String toString() {
        return "drawn " + (renderer == Renderer.OWN ? "" : "by another renderer ") + "at " + words(drawn)
                + (frame.equals(drawn) ? "" : ", framed to " + words(frame))
                + (jpegQuality == 0 ? "" : ", as JPEG of quality " + jpegQuality);
    }

    private static String words(Extent size) {
        return size.width() + " x " + size.height();
    }
}
