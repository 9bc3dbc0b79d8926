package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures that somebody has looked at and approved, in {@code src/test/resources/org/pixelllm/report/golden}.
 *
 * <p>With {@code -Dgolden.write=true} they are written anew: look at them before you commit them.
 */
final class Golden {
    private static final Path FOLDER = Path.of("test/resources/org/pixelllm/report/golden");
    private static final double MEAN = 2; // of 255: fonts and curves differ a little between versions
    private static final double SHARE = 0.02; // of pixels that may differ much
    private static final int MUCH = 60;

    private Golden() {}

    /** Compares a picture with the approved one, both small. */
    static void check(String name, BufferedImage seen) throws IOException {
        BufferedImage small = shrunk(seen, Math.max(2, seen.getWidth() / 260));
        Path approved = FOLDER.resolve(name + ".png");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.write(approved, Embedded.png(small));
        }
        Path found = Files.createDirectories(Path.of("target", "golden")).resolve(name + ".png");
        Files.write(found, Embedded.png(small));
        assertTrue(Files.exists(approved), "there is no " + approved + "; seen: " + found.toAbsolutePath());
        assertAlike(name + ", seen: " + found.toAbsolutePath(), ImageIO.read(approved.toFile()), small, MEAN, SHARE);
    }

    private static BufferedImage shrunk(BufferedImage seen, int times) {
        return Embedded.scaled(seen, seen.getWidth() / times, seen.getHeight() / times);
    }

    static void assertAlike(String what, BufferedImage approved, BufferedImage seen, double mean, double share) {
        assertEquals(approved.getWidth() + " x " + approved.getHeight(), seen.getWidth() + " x " + seen.getHeight(),
                what);
        double sum = 0;
        int much = 0;
        for (int i = 0; i < seen.getWidth() * seen.getHeight(); i++) {
            int x = i % seen.getWidth();
            int y = i / seen.getWidth();
            int difference = difference(approved.getRGB(x, y), seen.getRGB(x, y));
            sum += difference / 3.0;
            much += difference > 3 * MUCH ? 1 : 0;
        }
        double pixels = seen.getWidth() * seen.getHeight();
        assertTrue(sum / pixels < mean, what + ": mean difference " + sum / pixels + " of 255");
        assertTrue(much / pixels < share, what + ": " + 100 * much / pixels + "% of the pixels differ much");
    }

    private static int difference(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            sum += Math.abs((one >> shift & 255) - (other >> shift & 255));
        }
        return sum;
    }
}
