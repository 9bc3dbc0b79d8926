package org.pixelllm.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Turns the colours that a JPEG file stores into red, green and blue, where Java2D gives up: CMYK and YCCK. */
final class StoredColours {
    private StoredColours() {}

    /**
     * Converts a raw raster.
     *
     * @param adobeTransform see {@link JpegSegments}; with Adobe's marker four inks are stored inverted
     */
    static BufferedImage toRgb(Raster raw, int adobeTransform) {
        int bands = raw.getNumBands();
        BufferedImage image = new BufferedImage(raw.getWidth(), raw.getHeight(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[raw.getWidth() * bands];
        int[] rgb = new int[raw.getWidth()];
        for (int y = 0; y < raw.getHeight(); y++) {
            raw.getPixels(raw.getMinX(), raw.getMinY() + y, raw.getWidth(), 1, row);
            for (int x = 0; x < rgb.length; x++) {
                rgb[x] = pixel(row, x * bands, bands, adobeTransform);
            }
            image.setRGB(0, y, rgb.length, 1, rgb, 0, rgb.length);
        }
        return image;
    }

    private static int pixel(int[] row, int at, int bands, int adobeTransform) {
        if (bands < 3) {
            return row[at] * 0x010101;
        }
        if (bands == 3) {
            return adobeTransform == 0 ? plain(row, at) : luma(row, at);
        }
        // YCCK is the YCbCr of the inks' opposites: with Adobe's inversion that is of the inks
        int inks = adobeTransform == 2 ? ~luma(row, at) : plain(row, at);
        return inks(inks, row[at + 3], adobeTransform >= 0);
    }

    private static int plain(int[] row, int at) {
        return row[at] << 16 | row[at + 1] << 8 | row[at + 2];
    }

    /** JFIF's YCbCr. */
    private static int luma(int[] row, int at) {
        double y = row[at];
        double blue = row[at + 1] - 128;
        double red = row[at + 2] - 128;
        return clamp(y + 1.402 * red) << 16 | clamp(y - 0.344136 * blue - 0.714136 * red) << 8
                | clamp(y + 1.772 * blue);
    }

    /** Cyan, magenta, yellow in one number, and black; inverted inks are lights already. */
    private static int inks(int cmy, int black, boolean inverted) {
        int lights = inverted ? cmy : ~cmy;
        int paper = inverted ? black : 255 - black;
        int red = (lights >> 16 & 255) * paper / 255;
        int green = (lights >> 8 & 255) * paper / 255;
        int blue = (lights & 255) * paper / 255;
        return red << 16 | green << 8 | blue;
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
