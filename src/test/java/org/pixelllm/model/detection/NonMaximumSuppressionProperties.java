package org.pixelllm.model.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.pixelllm.geometry.Box;

class NonMaximumSuppressionProperties {
    @Property(seed = "1")
    void keepsExactlyWhatNoKeptBoxCovers(@ForAll @Size(max = 40) List<@From("boxes") Box> boxes,
            @ForAll @IntRange(min = 1, max = 50) int limit, @ForAll @IntRange(min = 1, max = 10) int tenths) {
        double overlap = tenths / 10.0;
        List<Integer> standing = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            if (standing.stream().noneMatch(s -> boxes.get(s).iou(box) >= overlap)) {
                standing.add(i);
            }
        }
        int[] visible = standing.stream().filter(i -> boxes.get(i).x1() > 0 || boxes.get(i).y1() > 0).limit(limit)
                .mapToInt(i -> i).toArray();

        assertArrayEquals(visible, NonMaximumSuppression.keep(corners(boxes), overlap, limit));
    }

    @Example
    void aSuppressedBoxSuppressesNothing() {
        float[] chain = {0, 0, 10, 1, 4, 0, 14, 1, 8, 0, 18, 1}; // neighbours share 6 of 14
        assertArrayEquals(new int[]{0, 2}, NonMaximumSuppression.keep(chain, 0.4, 9));
    }

    @Example
    void aBoxOutsideTheOriginSuppressesUnseen() {
        float[] boxes = {-10, -10, 0, 0, -10, -10, 0.1f, 0};
        assertArrayEquals(new int[0], NonMaximumSuppression.keep(boxes, 0.9, 9));
    }

    @Provide
    Arbitrary<Box> boxes() {
        Arbitrary<Integer> from = Arbitraries.integers().between(-6, 6);
        Arbitrary<Integer> size = Arbitraries.integers().between(0, 12);
        return Combinators.combine(from, from, size, size).as(Box::ofSize);
    }

    private static float[] corners(List<Box> boxes) {
        float[] corners = new float[4 * boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            double[] edges = {box.x0(), box.y0(), box.x1(), box.y1()};
            for (int e = 0; e < 4; e++) {
                corners[4 * i + e] = (float) edges[e];
            }
        }
        return corners;
    }
}
