package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.report.Sentence.Piece;

/**
 * A word's mark on the picture: a numbered badge at its place, or beside it with a line to it.
 *
 * @param piece the word in its sentence
 * @param word what the model said of it
 * @param place of the word, in units of the view
 * @param badge centre of the badge, in units of the view
 * @param extent box that the word's points span, in units of the view
 */
record Callout(Piece piece, Word word, Point place, Point badge, Box extent) {
    /** Radius of a badge in units of the view. */
    static final double RADIUS = 21;
    private static final double APART = 2 * RADIUS + 3;
    private static final int DIRECTIONS = 24;
    private static final int RINGS = 12;

    Ink ink() {
        return piece.isNumbered() ? Ink.of(piece.number()) : Ink.GRAY;
    }

    /** Says whether a line must lead from the badge to the place. */
    boolean isMoved() {
        return place.distance(badge) > 1;
    }

    /** Returns a callout for each word; no two badges overlap while there is room. */
    static List<Callout> of(Sentence sentence, List<Word> words, View view) {
        List<Callout> all = new ArrayList<>();
        List<Point> taken = new ArrayList<>();
        for (Piece piece : sentence.pieces()) {
            if (piece.isWord()) {
                Word word = words.get(piece.word());
                Point place = view.inside(word.place());
                Point badge = piece.isNumbered() ? free(place, taken, view) : place;
                if (piece.isNumbered()) {
                    taken.add(badge);
                }
                all.add(new Callout(piece, word, place, badge, view.inside(word.extent())));
            }
        }
        return all;
    }

    private static Point free(Point place, List<Point> taken, View view) {
        for (int ring = 0; ring <= RINGS; ring++) {
            for (int i = 0; i < (ring == 0 ? 1 : DIRECTIONS); i++) {
                double angle = 2 * Math.PI * i / DIRECTIONS;
                Point at = new Point(place.x() + ring * APART * Math.cos(angle),
                        place.y() - ring * APART * Math.sin(angle));
                Point kept = ring == 0 ? within(at, view) : at;
                if (within(kept, view).equals(kept) && taken.stream().allMatch(t -> t.distance(kept) >= APART - 0.01)) {
                    return kept;
                }
            }
        }
        return within(place, view);
    }

    private static Point within(Point point, View view) {
        return new Point(between(point.x(), view.width()), between(point.y(), view.height()));
    }

    private static double between(double value, double size) {
        double margin = Math.min(RADIUS + 2, size / 2);
        return Math.max(margin, Math.min(size - margin, value));
    }
}
