package org.pixelllm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * How attention is spread over a picture: a share for each place of the feature map that lies in it.
 *
 * @param columns of places; rows follow from the number of shares
 * @param cellWidth of a place in pixels of the picture; the last column may reach past its edge
 * @param cellHeight likewise
 * @param picture the whole picture, in its pixels
 * @param shares row by row, each 0 or more; together 1
 */
public record Heat(int columns, double cellWidth, double cellHeight, Box picture, List<Double> shares) {
    public Heat {
        shares = List.copyOf(shares);
        if (columns < 1 || shares.isEmpty() || shares.size() % columns != 0) {
            throw new IllegalArgumentException(shares.size() + " shares do not fill rows of " + columns);
        }
    }

    public int rows() {
        return shares.size() / columns;
    }

    /** Returns the part of the picture that a share is about. */
    public Box cell(int index) {
        return Box.ofSize(index % columns * cellWidth, index / columns * cellHeight, cellWidth, cellHeight)
                .intersect(picture);
    }

    /** Returns the centre of mass, in pixels. */
    public Point centre() {
        double x = 0;
        double y = 0;
        for (int i = 0; i < shares.size(); i++) {
            x += shares.get(i) * cell(i).centre().x();
            y += shares.get(i) * cell(i).centre().y();
        }
        return new Point(x, y);
    }

    /** Returns the share that falls into a box, 0 to 1; places that it cuts count as far as they lie inside. */
    public double within(Box box) {
        double sum = 0;
        for (int i = 0; i < shares.size(); i++) {
            sum += shares.get(i) * cell(i).intersect(box).area() / cell(i).area();
        }
        return sum;
    }

    /** Returns the largest share. */
    public double most() {
        return Collections.max(shares);
    }

    /** Returns the middle of the place with the largest share, in pixels. */
    public Point hottest() {
        return cell(shares.indexOf(most())).centre();
    }

    /** Crops to the picture what was spread over columns and rows of a padded input, and shares it out anew. */
    static Heat cropped(double[] spread, int allColumns, double cellWidth, double cellHeight, Box picture) {
        int columns = reached(picture.width(), cellWidth);
        int rows = reached(picture.height(), cellHeight);
        List<Double> inside = new ArrayList<>();
        for (int i = 0; i < rows * columns; i++) {
            inside.add(spread[i / columns * allColumns + i % columns]);
        }
        double sum = inside.stream().mapToDouble(Double::doubleValue).sum();
        return new Heat(columns, cellWidth, cellHeight, picture,
                inside.stream().map(share -> sum > 0 ? share / sum : 1.0 / inside.size()).toList());
    }

    private static int reached(double size, double cell) {
        return (int) Math.ceil(size / cell - 1e-6);
    }
}
