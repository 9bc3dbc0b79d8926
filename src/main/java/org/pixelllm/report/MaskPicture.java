package org.pixelllm.report;

import java.awt.image.BufferedImage;
import org.pixelllm.geometry.Mask;

/** A mask as a tint to lay over its picture. */
final class MaskPicture {
    private static final int OPACITY = 120;

    private MaskPicture() {}

    static BufferedImage of(Mask mask) {
        BufferedImage tint = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_ARGB);
        int argb = OPACITY << 24 | Ink.FRAME.fill().getRGB() & 0xffffff;
        for (int i = mask.bits().nextSetBit(0); i >= 0; i = mask.bits().nextSetBit(i + 1)) {
            tint.setRGB(i % mask.width(), i / mask.width(), argb);
        }
        return tint;
    }
}
