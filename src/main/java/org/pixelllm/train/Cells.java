package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/** What is to be seen at each of M places: an object with its kind, colour, size and box, or none. */
final class Cells {
    private static final int NONE = -1;

    private final int size;
    private final List<float[]> rows = new ArrayList<>(); // inside, object, x0, y0, x1, y1, centre x, centre y
    private final List<long[]> classes = new ArrayList<>(); // kind, colour, size

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
            rows.add(new float[]{inside ? 1 : 0, 0, x, y, x, y, x, y});
            classes.add(new long[3]);
            return;
        }
        Box box = sample.boxes().get(object).scaled(1.0 / size, 1.0 / size);
        SceneObject seen = sample.objects().get(object);
        rows.add(new float[]{1, 1, (float) box.x0(), (float) box.y0(), (float) box.x1(), (float) box.y1(), x, y});
        classes.add(new long[]{seen.kind().ordinal(), seen.colour().ordinal(), seen.size().ordinal()});
    }

    /** Adds a place for each cell of a grid over the input, with the object that fills it most. */
    void addGrid(SceneSample sample, int rows, int columns) {
        int grid = (int) Math.sqrt(sample.patchObjects().length);
        for (int i = 0; i < rows * columns; i++) {
            double x = (i % columns + 0.5) * size / columns;
            double y = (i / columns + 0.5) * size / rows;
            add(sample, within(sample, grid, i / columns * grid / rows, i % columns * grid / columns, grid / rows,
                    grid / columns), new Point(x, y));
        }
    }

    /** Returns the first object that a block of patches shows. */
    private static int within(SceneSample sample, int grid, int row, int column, int high, int wide) {
        for (int y = row; y < row + Math.max(1, high); y++) {
            for (int x = column; x < column + Math.max(1, wide); x++) {
                if (sample.patchObjects()[y * grid + x] != NONE) {
                    return sample.patchObjects()[y * grid + x];
                }
            }
        }
        return NONE;
    }

    /** Returns 1 for each place in its picture, 0 in the padding: (M). */
    NDArray inside(NDManager scope) {
        return column(scope, 0);
    }

    /** Returns 1 for each place that shows an object: (M). */
    NDArray object(NDManager scope) {
        return column(scope, 1);
    }

    /** Returns the box of each object on the scale 0 to 1: (M, 4). */
    NDArray boxes(NDManager scope) {
        return block(scope, 2, 3, 4, 5);
    }

    /** Returns each place's centre twice on the scale 0 to 1: (M, 4), x, y, x, y. */
    NDArray centres(NDManager scope) {
        return block(scope, 6, 7, 6, 7);
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
