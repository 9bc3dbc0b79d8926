package org.pixelllm.data.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CoverageTest {
    private static double area(String path) {
        double[] sum = new double[1];
        new Coverage(40, 30).fill(Outline.parse(path), (i, share) -> sum[0] += share);
        return sum[0];
    }

    @Test
    void the_shares_add_up_to_the_area() {
        assertEquals(35, area("B 3.25 4.5 10.25 9.5"), 1e-9);
        assertEquals(0.5 * 30 * 20, area("M 2.3 3.1 L 32.3 3.1 L 7.9 23.1"), 0.05);
        assertEquals(Math.PI * 100, area("O 20 15 10 10"), 1);
    }

    @Test
    void a_hole_is_left_out_and_an_overlap_counts_once() {
        assertEquals(100 - 16, area("B 5 5 15 15 - B 8 8 12 12"), 1e-9);
        assertEquals(150, area("B 5 5 15 15 B 10 5 20 15"), 1e-9);
    }

    @Test
    void what_lies_outside_is_cut_off() {
        assertEquals(40 * 30, area("B -100 -100 100 100"), 1e-9);
        assertEquals(0, area("B -20 -20 -5 50"), 1e-9);
    }

    @Test
    void a_grown_outline_is_wider_by_the_pen_on_every_side() {
        double[] sum = new double[1];
        new Coverage(40, 30).fill(Outline.parse("B 10 10 20 20 - B 14 14 16 16").grown(0.5),
                (i, share) -> sum[0] += share);
        assertEquals(11 * 11 - 1, sum[0], 1e-6);
    }
}
