package org.pixelllm.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What a picture looks like once it was saved as JPEG. */
public final class JpegCopy {
    private JpegCopy() {}

    /**
     * Saves a picture in memory and reads it again.
     *
     * @param quality 1 to 100
     */
    public static Picture of(Picture picture, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a JPEG quality is 1 to 100, not " + quality);
        }
        try {
            return PictureReader.read(save(picture, quality / 100f), "copy.jpg"); // as a user's file would be read
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] save(Picture picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture.toImage(), null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
