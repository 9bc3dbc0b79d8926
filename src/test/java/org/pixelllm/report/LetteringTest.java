package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LetteringTest {
    @Test
    void aWordIsAsWideAsItsLetters() {
        double car = Lettering.REGULAR.width("car", 36);
        assertEquals(Lettering.REGULAR.width("c", 36) + Lettering.REGULAR.width("ar", 36), car, 1e-9);
        assertTrue(car > 45 && car < 65, "width " + car);
    }

    @Test
    void accentsGreekAndCyrillicHaveTheirLetters() {
        for (String word : new String[]{"Bäume", "αυτοκίνητο", "машина", "voilà — œuvre"}) {
            for (int c : word.codePoints().toArray()) {
                assertTrue(c == ' ' || ink(Character.toString(c)) > 3, Character.toString(c));
            }
        }
    }

    @Test
    void aLetterWithoutOutlineIsABox() {
        assertEquals(ink("\u8eca"), ink("\u6c7d"));
        assertTrue(ink("\u8eca") > 10);
    }

    private static int ink(String text) {
        BufferedImage image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        Lettering.REGULAR.draw(image.createGraphics(), text, 10, 45, 36);
        int dark = 0;
        for (int pixel : image.getRGB(0, 0, 60, 60, null, 0, 60)) {
            dark += (pixel & 255) > 127 ? 1 : 0;
        }
        return dark;
    }
}
