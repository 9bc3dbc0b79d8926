package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.geometry.Point;

/** The part of the view that is nearer to one place than to any other: pointing there means that place. */
final class Territory {
    private Territory() {}

    /**
     * Returns the territory of each place; of places that are the same only the first has one.
     *
     * @return for each place the corners in order, in units of the view, fewer than three for none
     */
    static List<List<Point>> of(List<Point> places, View view) {
        List<List<Point>> all = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            all.add(places.subList(0, i).contains(places.get(i)) ? List.of() : around(places.get(i), places, view));
        }
        return all;
    }

    private static List<Point> around(Point place, List<Point> places, View view) {
        List<Point> corners = List.of(new Point(0, 0), new Point(view.width(), 0),
                new Point(view.width(), view.height()), new Point(0, view.height()));
        for (Point other : places) {
            if (!other.equals(place)) {
                corners = nearer(corners, place, other);
            }
        }
        return corners;
    }

    /** Cuts off what is nearer to the other place. */
    private static List<Point> nearer(List<Point> corners, Point place, Point other) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < corners.size(); i++) {
            Point from = corners.get(i);
            Point to = corners.get((i + 1) % corners.size());
            double a = beyond(from, place, other);
            double b = beyond(to, place, other);
            if (a <= 0) {
                kept.add(from);
            }
            if (a < 0 && b > 0 || a > 0 && b < 0) {
                double t = a / (a - b);
                kept.add(new Point(from.x() + t * (to.x() - from.x()), from.y() + t * (to.y() - from.y())));
            }
        }
        return kept;
    }

    /** Returns how far a corner lies beyond the line half-way between two places; negative on this side. */
    private static double beyond(Point corner, Point place, Point other) {
        double middleX = (place.x() + other.x()) / 2;
        double middleY = (place.y() + other.y()) / 2;
        return (corner.x() - middleX) * (other.x() - place.x()) + (corner.y() - middleY) * (other.y() - place.y());
    }
}
