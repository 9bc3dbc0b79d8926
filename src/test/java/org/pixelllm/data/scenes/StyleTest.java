package org.pixelllm.data.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pixelllm.image.Picture;

class StyleTest {
    @Test
    void our_own_style_is_that_of_scenes() {
        assertArrayEquals(Scene.of(5, 96, 128).picture().rgb(), Scene.of(5, 96, 128, Style.OWN).picture().rgb());
    }

    @Property(tries = 100, seed = "1")
    void another_style_draws_the_same_objects_at_the_same_places(@ForAll long seed, @ForAll long style) {
        Scene own = Scene.of(seed, 128, 128);
        Scene other = Scene.of(seed, 128, 128, Style.of(style));
        assertEquals(own.objects().size(), other.objects().size());
        for (int i = 0; i < own.objects().size(); i++) {
            SceneObject one = own.objects().get(i);
            SceneObject two = other.objects().get(i);
            assertEquals(one.phrase(), two.phrase());
            assertTrue(one.box().iou(two.box()) > 0.5, () -> one + " and " + two);
        }
    }

    @Test
    void styles_differ() {
        Picture own = Scene.of(5, 128, 128).picture();
        long alike = LongStream.range(0, 50)
                .filter(style -> Arrays.equals(own.rgb(), Scene.of(5, 128, 128, Style.of(style)).picture().rgb()))
                .count();
        assertTrue(alike > 0 && alike < 25, alike + " of 50 are our own");
    }

    @Property(tries = 50, seed = "1")
    void another_renderer_paints_every_object_in_about_its_colour(@ForAll long seed) {
        Scene scene = Scene.of(seed, 128, 128);
        byte[] own = scene.picture().rgb();
        byte[] other = Renderer.JAVA2D.draw(scene).rgb();
        assertFalse(Arrays.equals(own, other));
        for (SceneObject object : scene.objects()) {
            double difference = object.mask().bits().stream().mapToDouble(i -> off(own, other, i)).average().orElse(0);
            assertTrue(difference < 80, () -> object.phrase() + " is off by " + difference);
        }
    }

    private static double off(byte[] one, byte[] other, int pixel) {
        int sum = 0;
        for (int i = 3 * pixel; i < 3 * pixel + 3; i++) {
            sum += Math.abs((one[i] & 255) - (other[i] & 255));
        }
        return sum / 3.0;
    }
}
