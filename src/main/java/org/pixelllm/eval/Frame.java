package org.pixelllm.eval;

import java.util.BitSet;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.Extent;

/**
 * A picture in the middle of a black frame, as large as fits, its proportions kept.
 *
 * @param inner the picture at its new size
 * @param left of the inner picture, in pixels of the frame
 * @param top of the inner picture
 * @param picture the whole frame
 */
record Frame(Letterbox inner, int left, int top, Picture picture) {
    static Frame around(Picture picture, Extent size) {
        double scale = Math.min((double) size.width() / picture.width(), (double) size.height() / picture.height());
        long longer = Math.round(Math.max(picture.width(), picture.height()) * scale);
        Letterbox inner = Letterbox.of(picture, (int) Math.max(1, longer));
        int left = (size.width() - inner.width()) / 2;
        int top = (size.height() - inner.height()) / 2;
        return new Frame(inner, left, top, lay(inner, left, top, size));
    }

    private static Picture lay(Letterbox inner, int left, int top, Extent size) {
        byte[] rgb = new byte[3 * size.width() * size.height()];
        for (int y = 0; y < inner.height(); y++) {
            int from = 3 * y * inner.size();
            int to = 3 * ((top + y) * size.width() + left);
            for (int i = 0; i < 3 * inner.width(); i++) {
                rgb[to + i] = (byte) Math.round(inner.pixels()[from + i]);
            }
        }
        return new Picture(size.width(), size.height(), rgb);
    }

    /** Returns which pixels of the frame show those of a mask of the picture. */
    Mask place(Mask mask) {
        BitSet bits = new BitSet();
        for (int y = top; y < top + inner.height(); y++) {
            int row = (int) ((y - top + 0.5) / inner.scaleY());
            for (int x = left; x < left + inner.width(); x++) {
                bits.set(y * picture.width() + x, mask.get((int) ((x - left + 0.5) / inner.scaleX()), row));
            }
        }
        return new Mask(picture.width(), picture.height(), bits);
    }

    /** Returns where a box of the picture lies in the frame. */
    Box place(Box box) {
        Box scaled = inner.toSquare(box);
        return new Box(scaled.x0() + left, scaled.y0() + top, scaled.x1() + left, scaled.y1() + top)
                .intersect(new Box(0, 0, picture.width(), picture.height())); // what rounding pushed over the edge
    }
}
