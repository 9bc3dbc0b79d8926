package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which object is seen at each point of a coarse grid; refuses an object that would hide too much of another. */
final class Silhouettes {
    private static final int CELLS = 96; // along the picture's shorter side
    private static final double LEAST_SEEN = 0.66;
    private static final double LEAST_EXTENT = 0.85;
    private static final int NOTHING = -1;

    private final int width;
    private final Coverage coverage;
    private final List<BitSet> full = new ArrayList<>();
    private int[] seen;

    /** Makes an empty grid for a picture whose shorter side is 1. */
    Silhouettes(double across, double down) {
        width = (int) Math.ceil(across * CELLS);
        int height = (int) Math.ceil(down * CELLS);
        coverage = new Coverage(width, height);
        seen = new int[width * height];
        Arrays.fill(seen, NOTHING);
    }

    /** Puts the object in front of all others unless it hides too much, or anything at all where {@code apart}. */
    boolean add(Placement object, boolean apart) {
        BitSet shape = shape(object);
        int[] trial = seen.clone();
        int hides = 0;
        for (int i = shape.nextSetBit(0); i >= 0; i = shape.nextSetBit(i + 1)) {
            hides += trial[i] == NOTHING ? 0 : 1;
            trial[i] = full.size();
        }
        if (apart && hides > 0 || hides > 0 && !allRecognisable(trial)) {
            return false;
        }
        seen = trial;
        full.add(shape);
        return true;
    }

    /** Returns the share of the smaller object that lies under or over the other. */
    double hidden(int back, int front) {
        BitSet common = (BitSet) full.get(back).clone();
        common.and(full.get(front));
        return (double) common.cardinality() / Math.min(full.get(back).cardinality(), full.get(front).cardinality());
    }

    private BitSet shape(Placement object) {
        BitSet shape = new BitSet(seen.length);
        double edge = Brush.edge(object, CELLS) / (object.perUnit() * CELLS);
        coverage.fill(object.toPixels(object.drawing().silhouette().grown(edge), CELLS), (i, share) -> {
            if (share >= 0.5) {
                shape.set(i);
            }
        });
        return shape;
    }

    private boolean allRecognisable(int[] trial) {
        for (int i = 0; i < full.size(); i++) {
            if (!recognisable(full.get(i), i, trial)) {
                return false;
            }
        }
        return true;
    }

    private boolean recognisable(BitSet shape, int object, int[] trial) {
        Extent all = new Extent();
        Extent left = new Extent();
        for (int i = shape.nextSetBit(0); i >= 0; i = shape.nextSetBit(i + 1)) {
            all.add(i % width, i / width);
            if (trial[i] == object) {
                left.add(i % width, i / width);
            }
        }
        return left.cells >= LEAST_SEEN * all.cells && left.across() >= LEAST_EXTENT * all.across()
                && left.down() >= LEAST_EXTENT * all.down();
    }

    private static final class Extent {
        private int cells;
        private int x0 = Integer.MAX_VALUE;
        private int x1 = -1;
        private int y0 = Integer.MAX_VALUE;
        private int y1 = -1;

        private void add(int x, int y) {
            cells++;
            x0 = Math.min(x0, x);
            x1 = Math.max(x1, x);
            y0 = Math.min(y0, y);
            y1 = Math.max(y1, y);
        }

        private int across() {
            return x1 - x0 + 1;
        }

        private int down() {
            return y1 - y0 + 1;
        }
    }
}
