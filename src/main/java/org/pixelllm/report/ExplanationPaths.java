package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pixelllm.WordAttention;
import org.pixelllm.geometry.Point;
import org.pixelllm.report.Sentence.Piece;

/** The ways of points and of heat through the picture, in the order in which the words that mean something are spoken. */
final class ExplanationPaths {
    /** The colour of points. */
    static final String POINT = "#0072b2";
    /** The colour of heat's middle. */
    static final String HEAT = "#d04a02";
    private static final double SAME = 60; // apart, in units of the view: words so near share a number such as 1–3
    private static final double SIZE = 34;

    private final List<WordAttention> words;
    private final List<Piece> spoken;
    private final View view;
    private final List<Point> taken = new ArrayList<>();
    private final Markup svg = new Markup();

    ExplanationPaths(List<WordAttention> words, Sentence sentence, View view) {
        this.words = words;
        this.view = view;
        List<Piece> all = sentence.pieces().stream().filter(Piece::isWord).toList();
        List<Piece> meant = all.stream().filter(Piece::isNumbered).toList();
        spoken = meant.isEmpty() ? all : meant;
    }

    Markup svg() {
        line(this::heat, HEAT, "7 9");
        line(this::point, POINT, "none");
        spoken.forEach(piece -> {
            svg.add("<g class=\"v k k%s\"><title>%s</title>%s%s</g>", piece.word(), piece.text(),
                    diamond(heat(piece), 11, HEAT), ring(point(piece), 11, 5));
            taken.add(heat(piece));
            taken.add(point(piece));
        });
        numbers(this::point, POINT);
        numbers(this::heat, HEAT);
        return svg;
    }

    private Point heat(Piece piece) {
        return view.inside(words.get(piece.word()).heat().centre());
    }

    private Point point(Piece piece) {
        return view.inside(words.get(piece.word()).word().place());
    }

    private void line(Function<Piece, Point> place, String colour, String dashes) {
        Markup path = new Markup();
        for (Piece piece : spoken) {
            Point at = place.apply(piece);
            path.add(piece == spoken.get(0) ? "M%s %s" : "L%s %s", at.x(), at.y());
        }
        svg.add("<g fill=\"none\" stroke-linejoin=\"round\"><path d=\"%s\" stroke=\"#fff\" stroke-width=\"8\"/>"
                + "<path d=\"%s\" stroke=\"%s\" stroke-width=\"4\" stroke-dasharray=\"%s\"/></g>", path, path, colour,
                dashes);
    }

    /** Numbers each stop; words in a row that stay there share one. */
    private void numbers(Function<Piece, Point> place, String colour) {
        int from = 0;
        for (int i = 1; i <= spoken.size(); i++) {
            Point stop = place.apply(spoken.get(from));
            if (i == spoken.size() || place.apply(spoken.get(i)).distance(stop) > SAME) {
                number(stop, from, i - 1, colour);
                from = i;
            }
        }
    }

    private void number(Point stop, int from, int to, String colour) {
        int first = spoken.get(from).number();
        int last = spoken.get(to).number();
        if (first == 0) {
            return; // none of the words means anything
        }
        String text = first == last ? String.valueOf(first) : first + "–" + last;
        double width = 0.62 * SIZE * text.length();
        Point middle = free(stop, width);
        taken.add(new Point(middle.x() - width / 4, middle.y()));
        taken.add(new Point(middle.x() + width / 4, middle.y()));
        svg.add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-size=\"%s\" font-weight=\"700\" fill=\"%s\" "
                + "stroke=\"#fff\" stroke-width=\"7\" stroke-linejoin=\"round\" paint-order=\"stroke\">%s</text>",
                middle.x(), middle.y() + 0.36 * SIZE, SIZE, colour, text);
    }

    /** Returns a place near a stop where there is room. */
    private Point free(Point stop, double width) {
        for (int ring = 0; ring < 4; ring++) {
            for (int i = 0; i < 12; i++) {
                double angle = 2 * Math.PI * (i + 1) / 12;
                Point at = new Point(stop.x() + Math.cos(angle) * (24 + width / 2 + 20 * ring),
                        stop.y() - Math.sin(angle) * (36 + 20 * ring));
                if (isFree(at, width)) {
                    return at;
                }
            }
        }
        return new Point(stop.x(), stop.y() - 34);
    }

    private boolean isFree(Point at, double width) {
        return at.x() > width / 2 && at.x() < view.width() - width / 2 && at.y() > SIZE / 2
                && at.y() < view.height() - SIZE / 2 && taken.stream().noneMatch(
                        t -> Math.abs(t.x() - at.x()) < width / 2 + 16 && Math.abs(t.y() - at.y()) < SIZE);
    }

    static Markup ring(Point at, double radius, double width) {
        return new Markup().add(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"#fff\" stroke-width=\"%s\"/>"
                        + "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"#fff\" fill-opacity=\"0.6\" stroke=\"%s\" stroke-width=\"%s\"/>",
                at.x(), at.y(), radius, 2 * width, at.x(), at.y(), radius, POINT, width);
    }

    static Markup diamond(Point at, double radius, String colour) {
        return new Markup().add(
                "<path d=\"M%s %sl%s %sl-%s %sl-%s -%sz\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"%s\"/>",
                at.x(), at.y() - radius, radius, radius, radius, radius, radius, radius, colour, radius / 3);
    }
}
