package org.pixelllm.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;

/** Makes the files that users have, without any in the repository. */
final class PictureFiles {
    private PictureFiles() {}

    static BufferedImage plain(int width, int height, Color colour) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(image, 0, 0, width, height, colour);
        return image;
    }

    static void fill(BufferedImage image, int x, int y, int width, int height, Color colour) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
        graphics.dispose();
    }

    static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        image.setRGB(0, 0, width, height, random.ints((long) width * height).toArray(), 0, width);
        return image;
    }

    static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    static byte[] animation(BufferedImage... frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    /** Writes four plain inks, 0 none to 255 full, as Adobe does (inverted, transform 0 or 2) or as they are. */
    static byte[] inks(int width, int height, int c, int m, int y, int k, boolean adobe, int transform)
            throws IOException {
        int[] stored = adobe ? new int[]{255 - c, 255 - m, 255 - y, 255 - k} : new int[]{c, m, y, k};
        if (transform == 2) {
            stored = ycck(stored);
        }
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int i = 0; i < width * height; i++) {
            raster.setPixel(i % width, i / width, stored);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        }
        byte[] marker = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0,
            (byte) transform};
        return adobe ? inserted(bytes.toByteArray(), marker) : bytes.toByteArray();
    }

    /** Turns inks into the YCbCr of their opposites. */
    private static int[] ycck(int[] cmyk) {
        int[] rgbk = {255 - cmyk[0], 255 - cmyk[1], 255 - cmyk[2], cmyk[3]};
        double luma = 0.299 * rgbk[0] + 0.587 * rgbk[1] + 0.114 * rgbk[2];
        double blue = 128 + (rgbk[2] - luma) / 1.772;
        double red = 128 + (rgbk[0] - luma) / 1.402;
        return new int[]{(int) Math.round(luma), (int) Math.min(255, Math.round(blue)),
            (int) Math.min(255, Math.round(red)), rgbk[3]};
    }

    /** Writes a JPEG whose EXIF says how the camera was held. */
    static byte[] turned(BufferedImage stored, int orientation) throws IOException {
        ByteBuffer exif = ByteBuffer.allocate(36).put((byte) 0xff).put((byte) 0xe1).putShort((short) 34);
        exif.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put((byte) 'M').put((byte) 'M').putShort((short) 42);
        exif.putInt(8).putShort((short) 1); // one entry: tag, type SHORT, count 1, value
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return inserted(encode(stored, "jpeg"), exif.array());
    }

    private static byte[] inserted(byte[] jpeg, byte[] segment) {
        return ByteBuffer.allocate(jpeg.length + segment.length).put(jpeg, 0, 2).put(segment)
                .put(jpeg, 2, jpeg.length - 2).array();
    }

    /** Makes the header tell another size. */
    static byte[] resized(byte[] file, String format, int side) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        switch (format) {
            case "png" -> {
                bytes.putInt(16, side).putInt(20, side);
                CRC32 crc = new CRC32();
                crc.update(file, 12, 17);
                bytes.putInt(29, (int) crc.getValue());
            }
            case "gif" -> {
                bytes.order(ByteOrder.LITTLE_ENDIAN).putShort(6, (short) side).putShort(8, (short) side);
                int descriptor = new String(file, StandardCharsets.ISO_8859_1).indexOf(",\0\0\0\0");
                bytes.putShort(descriptor + 5, (short) side).putShort(descriptor + 7, (short) side);
            }
            case "bmp" -> bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(18, side).putInt(22, side);
            default -> {
                int frame = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
                bytes.putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
            }
        }
        return file;
    }
}
