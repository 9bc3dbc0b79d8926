package org.pixelllm.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pixelllm.geometry.Point;

class LetterboxTest {
    @Test
    void aPictureOfTheRightSizeIsTakenAsItIs() {
        Letterbox box = Letterbox.of(new Picture(2, 2, new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, (byte) 255}), 2);
        assertEquals(255, box.pixels()[11]);
        assertEquals(1, box.scaleX());
    }

    @Test
    void aWidePictureLeavesTheBottomEmpty() {
        Letterbox box = Letterbox.of(flat(640, 480, 200), 128);
        assertEquals(128, box.width());
        assertEquals(96, box.height());
        assertEquals(200, box.pixels()[95 * 128 * 3], 1e-3);
        assertEquals(0, box.pixels()[96 * 128 * 3]);
    }

    @Test
    void shrinkingAveragesAllPixels() {
        byte[] stripes = new byte[8 * 8 * 3];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % 2 == 0 ? 0 : 200);
        }
        Letterbox box = Letterbox.of(new Picture(8, 8, stripes), 2);
        assertEquals(100, box.pixels()[0], 20, "stripes become gray, they do not vanish");
    }

    @Property(seed = "1")
    void placesSurviveTheWayThereAndBack(@ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = 1, max = 300) int height, @ForAll @DoubleRange(min = 0, max = 1) double x,
            @ForAll @DoubleRange(min = 0, max = 1) double y) {
        Letterbox box = Letterbox.of(flat(width, height, 77), 64);
        Point place = new Point(x * width, y * height);
        assertEquals(0, place.distance(box.toPicture(box.toSquare(place))), 1e-9);
        assertTrue(box.toSquare(place).x() <= box.width() + 1e-9 && box.toSquare(place).y() <= box.height() + 1e-9);
        assertEquals(77, box.pixels()[0], 1e-3, "weights sum to one");
    }

    private static Picture flat(int width, int height, int level) {
        byte[] rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) level);
        return new Picture(width, height, rgb);
    }
}
