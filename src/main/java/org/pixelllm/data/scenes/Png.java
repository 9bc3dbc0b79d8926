package org.pixelllm.data.scenes;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures without the temporary files that ImageIO makes by default. */
final class Png {
    private Png() {}

    static void write(BufferedImage image, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                var cache = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", cache)) {
                throw new IOException("this Java cannot write PNG files");
            }
        }
    }
}
