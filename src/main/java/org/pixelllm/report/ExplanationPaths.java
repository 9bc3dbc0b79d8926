package org.pixelllm.report;

import java.util.List;
import java.util.function.Function;
import org.pixelllm.WordAttention;
import org.pixelllm.geometry.Point;
import org.pixelllm.report.Sentence.Piece;

/** The ways of points and of heat through the picture, in the order in which the words are spoken. */
final class ExplanationPaths {
    /** The colour of points. */
    static final String POINT = "#0072b2";
    /** The colour of heat's middle. */
    static final String HEAT = "#d04a02";

    private final List<WordAttention> words;
    private final Sentence sentence;
    private final View view;
    private final Markup svg = new Markup();

    ExplanationPaths(List<WordAttention> words, Sentence sentence, View view) {
        this.words = words;
        this.sentence = sentence;
        this.view = view;
    }

    Markup svg() {
        line(word -> word.heat().centre(), HEAT, "7 9");
        line(word -> word.word().place(), POINT, "none");
        List<Piece> spoken = sentence.pieces().stream().filter(Piece::isWord).toList();
        spoken.forEach(piece -> {
            WordAttention word = words.get(piece.word());
            svg.add("<g class=\"v k k%s\"><title>%s</title>%s%s</g>", piece.word(), piece.text(),
                    diamond(view.inside(word.heat().centre()), 11, HEAT),
                    ring(view.inside(word.word().place()), 11, 5));
        });
        spoken.stream().filter(Piece::isNumbered).forEach(this::number);
        return svg;
    }

    private void line(Function<WordAttention, Point> place, String colour, String dashes) {
        StringBuilder path = new StringBuilder();
        for (WordAttention word : words) {
            Point at = view.inside(place.apply(word));
            path.append(new Markup().add(path.isEmpty() ? "M%s %s" : "L%s %s", at.x(), at.y()));
        }
        svg.add("<g fill=\"none\" stroke-linejoin=\"round\"><path d=\"%s\" stroke=\"#fff\" stroke-width=\"8\"/>"
                + "<path d=\"%s\" stroke=\"%s\" stroke-width=\"4\" stroke-dasharray=\"%s\"/></g>", path, path, colour,
                dashes);
    }

    private void number(Piece piece) {
        WordAttention word = words.get(piece.word());
        number(view.inside(word.heat().centre()), piece, HEAT);
        number(view.inside(word.word().place()), piece, POINT);
    }

    private void number(Point at, Piece piece, String colour) {
        svg.add("<text class=\"v k%s\" x=\"%s\" y=\"%s\" font-size=\"34\" font-weight=\"700\" fill=\"%s\" stroke=\"#fff\" "
                + "stroke-width=\"7\" stroke-linejoin=\"round\" paint-order=\"stroke\">%s</text>", piece.word(),
                at.x() + 14, at.y() - 10, colour, piece.number());
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
