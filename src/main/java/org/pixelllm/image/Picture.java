package org.pixelllm.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Pixels in memory: 8-bit sRGB, no alpha.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb row-major, three bytes a pixel in the order red, green, blue; not copied, do not change it
 */
public record Picture(int width, int height, byte[] rgb) {
    private static final int STRIP = 64;

    public Picture {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " x " + height + " does not have " + rgb.length + " bytes");
        }
    }

    /** Copies an image; transparent parts are laid on white. */
    public static Picture of(BufferedImage image) {
        int width = image.getWidth();
        byte[] rgb = new byte[Math.multiplyExact(3, width * image.getHeight())];
        BufferedImage strip = new BufferedImage(width, STRIP, BufferedImage.TYPE_INT_RGB); // large ones in little memory
        for (int top = 0; top < image.getHeight(); top += STRIP) {
            Graphics2D graphics = strip.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, STRIP);
            graphics.drawImage(image, 0, -top, null);
            graphics.dispose();
            int rows = Math.min(STRIP, image.getHeight() - top);
            copy(((DataBufferInt) strip.getRaster().getDataBuffer()).getData(), width * rows, rgb, 3 * width * top);
        }
        return new Picture(width, image.getHeight(), rgb);
    }

    private static void copy(int[] pixels, int count, byte[] rgb, int at) {
        for (int i = 0; i < count; i++) {
            rgb[at + 3 * i] = (byte) (pixels[i] >> 16);
            rgb[at + 3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[at + 3 * i + 2] = (byte) pixels[i];
        }
    }

    /** Returns a copy that Java2D can draw on. */
    public BufferedImage toImage() {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | rgb[3 * i + 2] & 255;
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
