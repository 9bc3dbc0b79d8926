package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pixelllm.data.scenes.Renderer;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import org.pixelllm.model.Extent;
import org.pixelllm.problem.UserProblem;

class ShowingTest {
    private static final Extent SQUARE = new Extent(128, 128);
    private static final Extent SCREEN = new Extent(480, 640);

    @Test
    void aPlainSceneIsShownAsItIsDrawn() {
        ShownScene shown = Showing.plain(SQUARE).show(7);

        assertArrayEquals(Scene.of(7, 128, 128).picture().rgb(), shown.picture().rgb());
        assertEquals(shown.scene().objects().get(0).box(), shown.objects().get(0).box());
    }

    @Test
    void aFramedSceneStandsInTheMiddleOfBlackBars() {
        Picture picture = new Showing(Renderer.OWN, SQUARE, SCREEN, 0).show(7).picture();

        assertEquals(640, picture.width());
        assertEquals(480, picture.height());
        assertTrue(isBlack(picture, 0, 80) && isBlack(picture, 560, 640));
        assertTrue(!isBlack(picture, 80, 84) && !isBlack(picture, 556, 560));
    }

    @Test
    void trueBoxesMoveWithThePicture() {
        ShownScene shown = new Showing(Renderer.OWN, SQUARE, SCREEN, 0).show(7);
        Box drawn = shown.scene().objects().get(0).box(); // 480 / 128 = 3.75 times as large, 80 pixels to the right

        assertEquals(new Box(drawn.x0() * 3.75 + 80, drawn.y0() * 3.75, drawn.x1() * 3.75 + 80, drawn.y1() * 3.75),
                shown.objects().get(0).box());
    }

    @Test
    void aTallFrameHasItsBarsAboveAndBelow() {
        Frame frame = Frame.around(Scene.of(7, 128, 64).picture(), new Extent(128, 64));

        assertEquals(new Box(0, 48, 64, 80), frame.place(new Box(0, 0, 128, 64)));
    }

    @Test
    void trueMasksMoveWithThePicture() {
        ShownScene shown = new Showing(Renderer.OWN, SQUARE, SCREEN, 0).show(7);
        for (int i = 0; i < shown.objects().size(); i++) {
            Box whole = shown.frame().place(shown.scene().objects().get(i).mask()).box();
            assertTrue(whole.iou(shown.objects().get(i).box()) > 0.9, whole + " for " + shown.objects().get(i).box());
        }
    }

    @Test
    void anotherRendererDrawsTheSameObjects() {
        ShownScene own = Showing.plain(SQUARE).show(7);
        ShownScene other = new Showing(Renderer.JAVA2D, SQUARE, SQUARE, 0).show(7);

        assertEquals(own.objects(), other.objects());
        assertFalse(Arrays.equals(own.picture().rgb(), other.picture().rgb()));
    }

    @Test
    void jpegChangesThePixelsALittle() {
        byte[] before = Showing.plain(SQUARE).show(7).picture().rgb();
        byte[] after = new Showing(Renderer.OWN, SQUARE, SQUARE, 80).show(7).picture().rgb();

        double difference = 0;
        for (int i = 0; i < before.length; i++) {
            difference += Math.abs((before[i] & 255) - (after[i] & 255)) / (double) before.length;
        }
        assertTrue(difference > 0.1 && difference < 8, "mean difference " + difference);
    }

    @Test
    void nonsenseIsRefusedInNumbers() {
        UserProblem small = assertThrows(UserProblem.class, () -> Showing.plain(new Extent(8, 128)));
        UserProblem quality = assertThrows(UserProblem.class, () -> new Showing(Renderer.OWN, SQUARE, SQUARE, 101));
        UserProblem frame = assertThrows(UserProblem.class,
                () -> new Showing(Renderer.OWN, SQUARE, new Extent(5000, 5000), 0));

        assertTrue(small.getMessage().contains("128 x 8") && quality.getMessage().contains("101")
                && frame.getMessage().contains("32 to 4096"));
    }

    private static boolean isBlack(Picture picture, int fromX, int toX) {
        int sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int i = 3 * (y * picture.width() + fromX); i < 3 * (y * picture.width() + toX); i++) {
                sum += picture.rgb()[i] & 255;
            }
        }
        return sum == 0;
    }
}
