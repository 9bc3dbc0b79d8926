package org.pixelllm.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as bytes within a document, small enough that a notebook stays handy. */
final class Embedded {
    private static final int LARGE_PNG = 60_000;

    private Embedded() {}

    /** Returns {@code data:image/...}, PNG for drawings and JPEG for photographs that would make a large PNG. */
    static String uri(BufferedImage image, Detail detail) {
        BufferedImage small = atMost(image, detail.longest());
        byte[] png = png(small);
        byte[] jpeg = png.length > LARGE_PNG && !image.getColorModel().hasAlpha() ? jpeg(small, detail.quality()) : png;
        boolean photograph = jpeg.length < png.length / 2;
        return "data:image/" + (photograph ? "jpeg" : "png") + ";base64,"
                + Base64.getEncoder().encodeToString(photograph ? jpeg : png);
    }

    static byte[] png(BufferedImage image) {
        return written("png", image, null);
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        JPEGImageWriteParam fine = new JPEGImageWriteParam(Locale.ROOT);
        fine.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        fine.setCompressionQuality(quality);
        return written("jpeg", image, fine);
    }

    private static byte[] written(String format, BufferedImage image, ImageWriteParam how) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk that could fail
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage atMost(BufferedImage image, int longest) {
        double scale = (double) longest / Math.max(image.getWidth(), image.getHeight());
        return scale >= 1
                ? image
                : scaled(image, (int) Math.ceil(image.getWidth() * scale), (int) Math.ceil(image.getHeight() * scale));
    }

    /** Resizes; halves first where it shrinks much, so that nothing is skipped. */
    static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage from = image;
        while (from.getWidth() >= 2 * width && from.getHeight() >= 2 * height) {
            from = draw(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        return draw(from, width, height);
    }

    private static BufferedImage draw(BufferedImage image, int width, int height) {
        boolean alpha = image.getColorModel().hasAlpha();
        BufferedImage copy = new BufferedImage(width, height,
                alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = copy.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return copy;
    }
}
