package org.pixelllm.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against masks that pycocotools encoded and filled. */
class RunLengthTest {
    private record Row(int id, int[] size, List<String> rows, List<double[]> polygons, String counts,
            @SerializedName("counts_uncompressed") int[] runs, @SerializedName("counts_compressed") String compressed) {
        private Mask mask() {
            BitSet bits = new BitSet();
            int width = rows.get(0).length();
            for (int i = 0; i < rows.size() * width; i++) {
                bits.set(i, rows.get(i / width).charAt(i % width) == '1');
            }
            return new Mask(width, rows.size(), bits);
        }
    }

    private record Reference(List<Row> rle, @SerializedName("rle_decode") List<Row> decode, List<Row> polygons) {
        private static Reference read() throws IOException {
            try (Reader in = new InputStreamReader(RunLengthTest.class.getResourceAsStream("/metrics/masks.json"),
                    StandardCharsets.UTF_8)) {
                return new Gson().fromJson(in, Reference.class);
            }
        }
    }

    @Test
    void masks_become_the_standard_tools_strings() throws IOException {
        for (Row row : Reference.read().rle()) {
            RunLength runs = RunLength.of(row.mask());
            assertArrayEquals(row.runs(), runs.counts(), "counts of " + row.id());
            assertEquals(row.compressed(), runs.compressed());
        }
    }

    @Test
    void the_standard_tools_strings_become_masks() throws IOException {
        for (Row row : Reference.read().decode()) {
            RunLength runs = RunLength.parse(row.counts(), row.size()[0], row.size()[1]);
            assertArrayEquals(row.runs(), runs.counts(), "counts of " + row.id());
            assertEquals(row.mask(), runs.mask());
        }
    }

    @Test
    void polygons_are_filled_as_the_standard_tools_fill_them() throws IOException {
        for (Row row : Reference.read().polygons()) {
            Mask wanted = row.mask();
            BitSet union = new BitSet();
            row.polygons().forEach(p -> union.or(new Polygon(p).mask(wanted.width(), wanted.height()).bits()));
            assertEquals(wanted, new Mask(wanted.width(), wanted.height(), union), "polygon " + row.id());
        }
    }

    @Property(tries = 300, seed = "1")
    void contours_hold_exactly_the_pixels_that_they_go_around(@ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(min = 1, max = 12) int height, @ForAll byte[] noise) {
        BitSet bits = BitSet.valueOf(noise).get(0, width * height);
        Mask mask = new Mask(width, height, bits);
        assertEquals(mask, RunLength.parse(RunLength.of(mask).compressed(), height, width).mask());
        Contours.around(mask).ifPresent(polygons -> {
            BitSet union = new BitSet();
            polygons.forEach(p -> union.or(p.mask(width, height).bits()));
            assertEquals(bits, union);
        });
    }

    @Test
    void a_mask_with_a_hole_has_no_polygons() {
        BitSet bits = new BitSet();
        bits.set(0, 25);
        assertEquals(List.of(new Polygon(new double[]{5, 0, 5, 5, 0, 5, 0, 0})),
                Contours.around(new Mask(5, 5, bits)).orElseThrow());
        bits.clear(12);
        assertTrue(Contours.around(new Mask(5, 5, bits)).isEmpty());
    }

    @Test
    void polygons_that_are_none_are_refused() {
        for (double[] broken : new double[][]{{}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, Double.NaN},
            {1, 2, 3, 4, 5, 1e18}}) {
            assertThrows(IllegalArgumentException.class, () -> new Polygon(broken));
        }
    }

    @Test
    void broken_strings_are_refused() {
        for (String broken : List.of("", "o", "0", "~~~", "\u00e90", "PPPPPPPPPPPPPP", "1O")) {
            assertThrows(IllegalArgumentException.class, () -> RunLength.parse(broken, 3, 4), broken);
        }
    }
}
