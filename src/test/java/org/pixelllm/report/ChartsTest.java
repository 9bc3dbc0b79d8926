package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void aSeriesIsDrawnInItsColour() throws IOException {
        double[][] falling = {{0, 1, 2}, {3, Double.NaN, 1}};
        BufferedImage chart = chart(Map.of("loss", falling));
        int[] pixels = chart.getRGB(0, 0, 900, 500, null, 0, 900);
        int line = Ink.of(1).fill().getRGB();
        assertTrue(java.util.Arrays.stream(pixels).filter(pixel -> pixel == line).count() > 500);
    }

    @Test
    void nothingToDrawIsAnEmptyChart() throws IOException {
        assertEquals(900, chart(Map.of()).getWidth());
        assertEquals(900, chart(Map.of("loss", new double[][]{{0}, {Double.NaN}})).getWidth());
        assertEquals(900, chart(Map.of("loss", new double[][]{{0}, {0}})).getWidth());
    }

    private static BufferedImage chart(Map<String, double[][]> series) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Charts.lines("Training", "pictures", series)));
    }
}
