package org.pixelllm.train;

import org.pixelllm.data.Segmentation;
import org.pixelllm.geometry.Mask;
import org.pixelllm.problem.UserProblem;

/** Lays the pixels of an object into a model's input, where a picture lies in the top left of a square. */
final class MaskRaster {
    private MaskRaster() {}

    /**
     * Writes 1 for each pixel of the input whose centre lies on the object.
     *
     * @param side of the input in pixels
     * @param to row-major, 0 elsewhere
     * @param from index of the input's first pixel
     * @throws UserProblem if the pixels are those of a picture of another size
     */
    static void write(Segmentation pixels, SeenPictures.Frame frame, int side, float[] to, int from) {
        int height = (int) Math.round(frame.height() / frame.scaleY());
        int width = (int) Math.round(frame.width() / frame.scaleX());
        Mask mask = drawn(pixels, height, width);
        for (int y = 0; y < frame.height(); y++) {
            int row = Math.min(height - 1, (int) ((y + 0.5) / frame.scaleY()));
            for (int x = 0; x < frame.width(); x++) {
                int column = Math.min(width - 1, (int) ((x + 0.5) / frame.scaleX()));
                to[from + y * side + x] = mask.get(column, row) ? 1 : 0;
            }
        }
    }

    private static Mask drawn(Segmentation pixels, int height, int width) {
        try {
            return pixels.mask(height, width).mask();
        } catch (IllegalArgumentException e) {
            throw UserProblem.that("could not learn from a mask").line("found", String.valueOf(e.getMessage()))
                    .line("try", "pixelllm data check DIR").because(e);
        }
    }
}
