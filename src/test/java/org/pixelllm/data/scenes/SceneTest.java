package org.pixelllm.data.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SceneTest {
    @Test
    void the_same_seed_gives_the_same_pixels_on_every_platform() {
        List<Long> sums = new ArrayList<>();
        for (long seed : new long[]{0, 1, -7, 20261123}) {
            sums.add(checksum(Scene.of(seed, 128, 128)));
        }
        sums.add(checksum(Scene.of(3, 320, 200)));
        assertEquals(List.of(3361601707L, 1942518357L, 4198821383L, 290963392L, 3011493373L), sums);
    }

    private static long checksum(Scene scene) {
        CRC32 sum = new CRC32();
        sum.update(scene.picture().rgb());
        return sum.getValue();
    }

    @Property(tries = 200, seed = "1")
    void every_object_is_seen_and_its_box_is_tight(@ForAll long seed, @ForAll @IntRange(min = 32, max = 300) int width,
            @ForAll @IntRange(min = 32, max = 300) int height) {
        Scene scene = Scene.of(seed, width, height);
        assertTrue(scene.objects().size() >= 1 && scene.objects().size() <= 7);
        for (SceneObject object : scene.objects()) {
            assertTrue(object.mask().area() >= 1, object::phrase);
            assertEquals(object.mask().box(), object.box());
            assertFalse(object.box().x0() < 0 || object.box().y1() > height);
        }
    }

    @Property(tries = 1000, seed = "1")
    void at_least_three_fifths_of_every_object_are_seen(@ForAll long seed) {
        Scene scene = Scene.of(seed, 128, 128);
        Layout layout = new Layout(layoutDice(seed), 128, 128).place(7);
        for (int i = 0; i < scene.objects().size(); i++) {
            Canvas alone = new Canvas(128, 128);
            Brush.draw(alone, layout.placements().get(i), 0, Style.OWN);
            int all = 0;
            for (int pixel = 0; pixel < 128 * 128; pixel++) {
                all += alone.seen(pixel) == 0 ? 1 : 0;
            }
            double share = (double) scene.objects().get(i).mask().area() / all;
            assertTrue(share >= 0.6, () -> "only " + share + " is seen");
        }
    }

    private static Dice layoutDice(long seed) {
        Dice dice = new Dice(seed);
        dice.pick(Ground.values());
        return dice.split();
    }

    @Property(tries = 50, seed = "1")
    void twice_the_size_is_the_same_scene(@ForAll long seed) {
        Scene small = Scene.of(seed, 96, 128);
        Scene large = Scene.of(seed, 192, 256);
        assertEquals(small.ground(), large.ground());
        assertEquals(small.objects().size(), large.objects().size());
        for (int i = 0; i < small.objects().size(); i++) {
            assertEquals(small.objects().get(i).phrase(), large.objects().get(i).phrase());
            assertTrue(small.objects().get(i).box().scaled(2, 2).iou(large.objects().get(i).box()) > 0.7);
        }
    }

    @Test
    void a_thousand_pixels_a_side_and_thin_strips_can_be_drawn() {
        assertEquals(1024, Scene.of(1, 1024, 1024).picture().width());
        assertEquals(32, Scene.of(1, 1024, 32).picture().height());
        assertEquals(32, Scene.of(1, 32, 1024).picture().width());
    }

    @Property(tries = 50, seed = "1")
    void no_more_objects_than_allowed_are_drawn(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int most) {
        assertTrue(Scene.of(seed, 64, 64, most).objects().size() <= most);
    }

    @Test
    void sizes_that_cannot_be_drawn_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Scene.of(1, 31, 128));
        assertThrows(IllegalArgumentException.class, () -> Scene.of(1, 128, 1025));
        assertThrows(IllegalArgumentException.class, () -> Scene.of(1, 128, 128, 8));
    }

    @Test
    void drawing_twice_gives_the_same_picture() {
        assertArrayEquals(Scene.of(5, 64, 48).picture().rgb(), Scene.of(5, 64, 48).picture().rgb());
    }

    @Test
    void the_sizes_of_objects_do_not_touch_each_other() {
        double[] least = {1, 1, 1};
        double[] most = new double[3];
        for (int seed = 0; seed < 500; seed++) {
            for (Placement p : new Layout(new Dice(seed), 128, 128).place(7).placements()) {
                least[p.size().ordinal()] = Math.min(least[p.size().ordinal()], p.extent());
                most[p.size().ordinal()] = Math.max(most[p.size().ordinal()], p.extent());
            }
        }
        assertTrue(least[1] > 1.2 * most[0] && least[2] > 1.2 * most[1]);
    }
}
