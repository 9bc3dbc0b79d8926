package org.pixelllm.kernel.output;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.pixelllm.magics.spi.Bundle;

/** Shows pictures as PNG. */
final class Pictures {
    private Pictures() {}

    static Bundle bundle(RenderedImage image) {
        String text = "picture, " + image.getWidth() + " x " + image.getHeight() + " pixels";
        Map<String, String> data = Map.of(Bundle.TEXT, text, Bundle.PNG, png(image));
        return new Bundle(data, Map.of(Bundle.PNG, Map.of("width", image.getWidth(), "height", image.getHeight())));
    }

    private static String png(RenderedImage image) {
        ImageIO.setUseCache(false); // no temporary file for each picture
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                return png(copy(image));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static BufferedImage copy(RenderedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        copy.createGraphics().drawRenderedImage(image, null);
        return copy;
    }
}
