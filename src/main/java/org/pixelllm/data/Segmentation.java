package org.pixelllm.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.geometry.Polygon;
import org.pixelllm.geometry.RunLength;

/** The pixels of an object as a data set tells them; drawn only when they are asked for. */
public sealed interface Segmentation {
    /**
     * Draws the mask.
     *
     * @param height of the picture in pixels
     * @param width of the picture in pixels
     * @throws IllegalArgumentException if the mask belongs to a picture of another size
     */
    RunLength mask(int height, int width);

    /** Lines around the parts of an object, in pixels. */
    record Outlines(List<Polygon> polygons) implements Segmentation {
        public Outlines {
            polygons = List.copyOf(polygons);
        }

        @Override
        public RunLength mask(int height, int width) {
            return polygons.stream().map(polygon -> RunLength.of(polygon.mask(width, height)))
                    .reduce(RunLength::union).orElseThrow();
        }
    }

    /** Run lengths. */
    record Runs(RunLength runs) implements Segmentation {
        @Override
        public RunLength mask(int height, int width) {
            if (runs.height() != height || runs.width() != width) {
                throw new IllegalArgumentException("a mask of " + runs.width() + " x " + runs.height()
                        + " pixels in a picture of " + width + " x " + height);
            }
            return runs;
        }
    }

    /** Reads what COCO's files hold: polygons, or run lengths as numbers or compressed. */
    static Segmentation of(Row row, String field) throws BadRow {
        JsonElement value = row.get(field);
        try {
            return value instanceof JsonArray list
                    ? outlines(row, field, list)
                    : runs(new Row(value.getAsJsonObject(), row.section(), row.at().at(field)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw row.bad(Flaw.BAD_MASK, field, e.getMessage());
        }
    }

    private static Outlines outlines(Row row, String field, JsonArray list) throws BadRow {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            polygons.add(new Polygon(row.numbers(list.get(i), field + "[" + i + "]")));
        }
        if (polygons.isEmpty()) {
            throw row.bad(Flaw.BAD_MASK, field, "no polygon");
        }
        return new Outlines(polygons);
    }

    private static Runs runs(Row row) throws BadRow {
        double[] size = row.numbers("size");
        if (size.length != 2 || size[0] < 1 || size[1] < 1 || size[0] * size[1] > 1e9) {
            throw row.bad(Flaw.BAD_MASK, "size", "a mask of no size");
        }
        JsonObject json = row.json();
        if (json.get("counts") instanceof JsonArray) {
            double[] counts = row.numbers("counts");
            int[] whole = new int[counts.length];
            for (int i = 0; i < counts.length; i++) {
                whole[i] = (int) counts[i];
            }
            return new Runs(new RunLength((int) size[0], (int) size[1], whole));
        }
        return new Runs(RunLength.parse(row.text("counts"), (int) size[0], (int) size[1]));
    }
}
