package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/** What is to be seen at each of M places: an object with its kind, colour, size and box, or the ground. */
final class Cells {
    private static final int NONE = -1;

    private final int size;
    private final List<float[]> rows = new ArrayList<>(); // inside, object, background, x0, y0, x1, y1, centre x, y
    private final List<long[]> classes = new ArrayList<>(); // kind, colour, size, ground

    /** Collects places of pictures of a side of {@code size} pixels. */
    Cells(int size) {
        this.size = size;
    }

    /**
     * Adds a place of a picture.
     *
     * @param object index of what is seen there, -1 for none
     * @param centre of the place, in pixels
     */
    void add(SceneSample sample, int object, Point centre) {
        boolean inside = centre.x() < sample.width() && centre.y() < sample.height();
        float x = (float) centre.x() / size;
        float y = (float) centre.y() / size;
        if (object == NONE) {
            rows.add(new float[]{inside ? 1 : 0, 0, sample.drawn().contains(centre) ? 1 : 0, x, y, x, y, x, y});
            classes.add(new long[]{0, 0, 0, sample.ground().ordinal()});
            return;
        }
        Box box = sample.boxes().get(object).scaled(1.0 / size, 1.0 / size);
        SceneObject seen = sample.objects().get(object);
        rows.add(new float[]{1, 1, 0, (float) box.x0(), (float) box.y0(), (float) box.x1(), (float) box.y1(), x, y});
        classes.add(new long[]{seen.kind().ordinal(), seen.colour().ordinal(), seen.size().ordinal(), 0});
    }

    /** Adds a place for each cell of a grid over the input, with the object that fills it most. */
    void addGrid(SceneSample sample, int rows, int columns) {
        int grid = (int) Math.sqrt(sample.patchObjects().length);
        for (int i = 0; i < rows * columns; i++) {
            double x = (i % columns + 0.5) * size / columns;
            double y = (i / columns + 0.5) * size / rows;
            add(sample, most(sample, grid, Span.of(i / columns, rows, grid), Span.of(i % columns, columns, grid)),
                    new Point(x, y));
        }
    }

    /** Returns the object that most patches of a block show, the hindmost of equals. */
    private static int most(SceneSample sample, int grid, Span down, Span across) {
        int[] counts = new int[sample.objects().size()];
        int most = NONE;
        for (int y = down.from; y < down.to; y++) {
            for (int x = across.from; x < across.to; x++) {
                int object = sample.patchObjects()[y * grid + x];
                if (object != NONE) {
                    counts[object]++;
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            most = counts[i] > (most == NONE ? 0 : counts[most]) ? i : most;
        }
        return most;
    }

    /** The patches along one side that a cell touches. */
    private record Span(int from, int to) {
        static Span of(int cell, int cells, int patches) {
            return new Span(cell * patches / cells, ((cell + 1) * patches + cells - 1) / cells);
        }
    }

    /** Returns 1 for each place in its picture, 0 in the padding: (M). */
    NDArray inside(NDManager scope) {
        return column(scope, 0);
    }

    /** Returns 1 for each place that shows an object: (M). */
    NDArray object(NDManager scope) {
        return column(scope, 1);
    }

    /** Returns 1 for each place that shows the ground: (M). */
    NDArray background(NDManager scope) {
        return column(scope, 2);
    }

    /** Returns the box of each object on the scale 0 to 1: (M, 4). */
    NDArray boxes(NDManager scope) {
        return block(scope, 3, 4, 5, 6);
    }

    /** Returns each place's centre twice on the scale 0 to 1: (M, 4), x, y, x, y. */
    NDArray centres(NDManager scope) {
        return block(scope, 7, 8, 7, 8);
    }

    NDArray kinds(NDManager scope) {
        return classes(scope, 0);
    }

    NDArray colours(NDManager scope) {
        return classes(scope, 1);
    }

    NDArray sizes(NDManager scope) {
        return classes(scope, 2);
    }

    NDArray grounds(NDManager scope) {
        return classes(scope, 3);
    }

    private NDArray column(NDManager scope, int which) {
        return block(scope, which).squeeze(1);
    }

    private NDArray block(NDManager scope, int... columns) {
        float[] values = new float[rows.size() * columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i / columns.length)[columns[i % columns.length]];
        }
        return scope.create(values, new Shape(rows.size(), columns.length));
    }

    private NDArray classes(NDManager scope, int which) {
        return scope.create(classes.stream().mapToLong(c -> c[which]).toArray(), new Shape(classes.size(), 1));
    }
}
