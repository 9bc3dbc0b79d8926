package org.pixelllm.report;

import java.awt.image.BufferedImage;
import org.pixelllm.geometry.Mask;

/** A mask to lay over its picture: a clear edge, and within it a tint so thin that colours stay what they are. */
final class MaskPicture {
    private static final int EDGE = 0xe6; // opacity, of 255
    private static final int WITHIN = 0x28;
    private static final double THICK = 1 / 250.0; // of the longer side

    private MaskPicture() {}

    static BufferedImage of(Mask mask) {
        BufferedImage tint = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_ARGB);
        int thick = (int) Math.max(1, Math.round(THICK * Math.max(mask.width(), mask.height())));
        int rgb = Ink.FRAME.fill().getRGB() & 0xffffff;
        for (int i = mask.bits().nextSetBit(0); i >= 0; i = mask.bits().nextSetBit(i + 1)) {
            int x = i % mask.width();
            int y = i / mask.width();
            tint.setRGB(x, y, (isEdge(mask, x, y, thick) ? EDGE : WITHIN) << 24 | rgb);
        }
        return tint;
    }

    private static boolean isEdge(Mask mask, int x, int y, int thick) {
        return !isIn(mask, x - thick, y) || !isIn(mask, x + thick, y) || !isIn(mask, x, y - thick)
                || !isIn(mask, x, y + thick);
    }

    private static boolean isIn(Mask mask, int x, int y) {
        return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.get(x, y);
    }
}
