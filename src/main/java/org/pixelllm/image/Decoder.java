package org.pixelllm.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes one file in memory with the JDK's readers: size first, pixels after. */
final class Decoder implements AutoCloseable {
    private final byte[] file;
    private final PictureFormat format;
    private final ImageReader reader;
    private final MemoryCacheImageInputStream input;

    Decoder(byte[] file, PictureFormat format) {
        this.file = file;
        this.format = format;
        reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
        reader.setInput(input, true, true); // no metadata: a compressed comment may be a bomb
    }

    int width() throws IOException {
        return format == PictureFormat.BMP ? bitmap(18) : reader.getWidth(0);
    }

    int height() throws IOException {
        return format == PictureFormat.BMP ? bitmap(22) : reader.getHeight(0);
    }

    /** The JDK's reader would refuse a large bitmap in its own words. Old headers have 16-bit sizes. */
    private int bitmap(int at) {
        boolean old = Bytes.LITTLE.number(file, 14, 4) == 12;
        int size = old ? Bytes.LITTLE.number(file, at == 18 ? 18 : 20, 2) : Bytes.LITTLE.number(file, at, 4);
        return Math.abs(size); // a negative height tells that rows run downwards
    }

    /** Returns the first picture of the file, upright. */
    Picture picture() throws IOException {
        if (format != PictureFormat.JPEG) {
            return Picture.of(plain(reader.read(0)));
        }
        JpegSegments segments = JpegSegments.of(file);
        if (!segments.complete()) {
            throw new EOFException("the end marker is missing");
        }
        return ExifOrientation.upright(Picture.of(jpeg(segments)), segments.orientation());
    }

    private BufferedImage jpeg(JpegSegments segments) throws IOException {
        if (segments.components() == 4) { // the reader would take some for light with alpha
            return StoredColours.toRgb(reader.readRaster(0, null), segments.adobeTransform());
        }
        try {
            return plain(reader.read(0));
        } catch (IIOException | CMMException | IllegalArgumentException brokenProfile) {
            return StoredColours.toRgb(reader.readRaster(0, null), segments.adobeTransform());
        }
    }

    /** Java2D takes gray of other than 8 bits for linear light and brightens it; files mean sRGB. */
    private static BufferedImage plain(BufferedImage image) {
        boolean gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (!gray || image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        Raster raster = image.getRaster();
        int bits = image.getColorModel().getComponentSize(0);
        boolean alpha = raster.getNumBands() > 1;
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[raster.getWidth() * raster.getNumBands()];
        for (int y = 0; y < plain.getHeight(); y++) {
            raster.getPixels(0, y, plain.getWidth(), 1, row);
            for (int x = 0; x < plain.getWidth(); x++) {
                int light = eight(row[x * raster.getNumBands()], bits);
                int opacity = alpha ? eight(row[2 * x + 1], bits) : 255;
                plain.setRGB(x, y, opacity << 24 | light * 0x010101);
            }
        }
        return plain;
    }

    private static int eight(int sample, int bits) {
        return Math.round(sample * 255f / ((1 << bits) - 1));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        input.close();
    }
}
