package org.pixelllm.geometry;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Walks along the edges of a mask's pixels and finds the polygons that hold exactly those pixels. */
public final class Contours {
    private static final int[] DX = {1, 0, -1, 0}; // right, down, left, up
    private static final int[] DY = {0, 1, 0, -1};

    private final Mask mask;
    private final BitSet walked = new BitSet(); // pixels whose upper edge is part of a contour already

    private Contours(Mask mask) {
        this.mask = mask;
    }

    /** Returns a polygon around each connected part; empty for a mask with a hole, which polygons cannot express. */
    public static Optional<List<Polygon>> around(Mask mask) {
        return new Contours(mask).all();
    }

    private Optional<List<Polygon>> all() {
        List<Polygon> polygons = new ArrayList<>();
        BitSet bits = mask.bits();
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            int x = i % mask.width();
            int y = i / mask.width();
            if (!in(x, y - 1) && !walked.get(i)) {
                double[] corners = walk(x, y);
                if (turning(corners) < 0) {
                    return Optional.empty();
                }
                polygons.add(new Polygon(corners));
            }
        }
        return Optional.of(polygons);
    }

    /** Goes round with the mask on the right hand, from the upper left corner of a pixel, to the right. */
    private double[] walk(int startX, int startY) {
        List<Double> corners = new ArrayList<>();
        int x = startX;
        int y = startY;
        int heading = 0;
        do {
            if (heading == 0) {
                walked.set(y * mask.width() + x);
            }
            x += DX[heading];
            y += DY[heading];
            int next = turn(x, y, heading);
            if (next != heading) {
                corners.add((double) x);
                corners.add((double) y);
            }
            heading = next;
        } while (x != startX || y != startY || heading != 0);
        return corners.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Says where to go on from a corner; pixels that only touch at a corner are parted. */
    private int turn(int x, int y, int heading) {
        int right = heading + 1 & 3;
        boolean aheadRight = ahead(x, y, heading, right);
        boolean aheadLeft = ahead(x, y, heading, heading + 3 & 3);
        return !aheadRight ? right : aheadLeft ? heading + 3 & 3 : heading;
    }

    private boolean ahead(int x, int y, int heading, int side) {
        int twiceX = 2 * x + DX[heading] + DX[side];
        int twiceY = 2 * y + DY[heading] + DY[side];
        return in(Math.floorDiv(twiceX, 2), Math.floorDiv(twiceY, 2));
    }

    private boolean in(int x, int y) {
        return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.get(x, y);
    }

    private static double turning(double[] c) {
        double sum = 0;
        for (int i = 0; i < c.length; i += 2) {
            int next = (i + 2) % c.length;
            sum += c[i] * c[next + 1] - c[next] * c[i + 1];
        }
        return sum;
    }
}
