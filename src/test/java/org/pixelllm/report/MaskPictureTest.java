package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.pixelllm.geometry.Mask;

class MaskPictureTest {
    @Test
    void anEdgeIsClearAndWhatItHoldsKeepsItsColour() {
        BitSet bits = new BitSet();
        for (int y = 2; y < 8; y++) {
            bits.set(y * 10 + 2, y * 10 + 8);
        }
        BufferedImage tint = MaskPicture.of(new Mask(10, 10, bits));

        assertEquals(0, opacity(tint, 1, 5));
        assertTrue(opacity(tint, 2, 5) > 200 && opacity(tint, 5, 7) > 200);
        assertTrue(opacity(tint, 5, 5) > 0 && opacity(tint, 5, 5) < 64);
    }

    @Test
    void aMaskThatFillsItsPictureHasItsEdgeAtTheBorder() {
        BitSet bits = new BitSet();
        bits.set(0, 30);
        BufferedImage tint = MaskPicture.of(new Mask(6, 5, bits));

        assertTrue(opacity(tint, 0, 2) > 200 && opacity(tint, 2, 2) < 64);
    }

    private static int opacity(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) >>> 24;
    }
}
