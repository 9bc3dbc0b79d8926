package org.pixelllm.report;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.pixelllm.Explanation;
import org.pixelllm.Heat;
import org.pixelllm.Prompt;
import org.pixelllm.WordAttention;
import org.pixelllm.geometry.Point;
import org.pixelllm.report.Sentence.Piece;

/**
 * A look inside as HTML that needs nothing else, no script either: a word and all that is about it share a class, as in
 * {@link HtmlForm}. Picture and heats stand once in the figure, and are used as often as they are wanted.
 */
final class ExplanationHtml {
    private final Explanation explanation;
    private final ExplanationFigure figure;
    private final View view;
    private final Sentence sentence;
    private final HeatScale scale;
    private final Detail detail;
    private final String scope;
    private final Markup html = new Markup();

    ExplanationHtml(ExplanationFigure figure, Detail detail) {
        this.figure = figure;
        this.detail = detail;
        explanation = figure.explanation();
        view = View.of(figure.picture());
        sentence = Sentence.of(explanation.caption().text(), explanation.caption().words());
        scale = HeatScale.of(explanation);
        scope = "pixelllm-in-" + Integer.toHexString(explanation.hashCode() * 31 + figure.name().hashCode());
    }

    String figure() {
        html.add("<figure class=\"%s\"><style>", scope).raw(ExplanationStyle.rules("." + scope, sentence));
        html.add("</style><figcaption>");
        sentence.pieces().forEach(this::word);
        html.add("</figcaption><div class=\"b\"><div><b>Where it looks<span>point at a word</span></b>");
        large();
        legend();
        html.add("</div><div><b>How heat and point move<span>in the order of the words</span></b>");
        svg("");
        html.add("<use href=\"#%s-p\" opacity=\"0.4\"/>%s</svg>", scope,
                new ExplanationPaths(explanation.words(), sentence, view).svg());
        html.add(
                "<small><i class=\"o\"></i>the point of a word <i class=\"d\"></i>the middle of its heat</small></div></div>");
        multiples();
        html.add("<small>%s</small>", ExplanationNotes.of(explanation));
        explanation.similarity().ifPresent(similarity -> html.add("%s", TokenMatrix.of(similarity)));
        if (!explanation.lora().isEmpty()) {
            html.raw(LoraTable.html(explanation.lora()));
        }
        return html.add("</figure>\n").toString();
    }

    private void word(Piece piece) {
        if (!piece.isWord()) {
            html.add("%s", piece.text());
        } else {
            html.add("<span class=\"w k k%s%s\" tabindex=\"0\">%s%s</span>", piece.word(),
                    piece.isNumbered() ? " n" : "", piece.text(), number(piece));
        }
    }

    private static Markup number(Piece piece) {
        return piece.isNumbered() ? new Markup().add("<sup>%s</sup>", piece.number()) : new Markup();
    }

    private void svg(String more) {
        html.add("<svg viewBox=\"0 0 %s %s\"%s><rect width=\"%s\" height=\"%s\" fill=\"#fff\"/>", view.width(),
                view.height(), new Markup().raw(more), view.width(), view.height());
    }

    /** The picture in grey with the heat of the lit word, or of all visual tokens alike. */
    private void large() {
        svg(" role=\"img\"");
        html.add(
                "<title>%s: %s</title><defs><image id=\"%s-p\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" "
                        + "href=\"%s\"/>",
                figure.name(), explanation.caption().text(), scope, view.width(), view.height(),
                Embedded.uri(figure.picture().toImage(), detail));
        html.add("<filter id=\"%s-g\"><feColorMatrix type=\"saturate\" values=\"0\"/></filter>", scope);
        for (int i = 0; i < explanation.words().size(); i++) {
            heat(explanation.words().get(i).heat(), "w" + i);
        }
        heat(explanation.prompt(), "all");
        html.add("</defs>%s", grey());
        html.add("<use class=\"all\" href=\"#%s-all\"/>", scope);
        for (int i = 0; i < explanation.words().size(); i++) {
            html.add("<g class=\"h k%s\" opacity=\"0\"><use href=\"#%s-w%s\"/>", i, scope, i);
            html.add("%s</g>", marks(explanation.words().get(i), 1));
        }
        prompt();
        html.add("</svg>");
    }

    private Markup grey() {
        return new Markup().add("<use href=\"#%s-p\" filter=\"url(#%s-g)\" opacity=\"0.5\"/>", scope, scope);
    }

    private void heat(Heat heat, String id) {
        html.add("<image id=\"%s-%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"%s\"/>", scope, id,
                heat.columns() * heat.cellWidth() * view.scale(), heat.rows() * heat.cellHeight() * view.scale(),
                Embedded.uri(scale.picture(heat), Detail.SMALL));
    }

    private void prompt() {
        if (explanation.caption().prompt() instanceof Prompt.InBox in) {
            var box = view.inside(in.box());
            html.add(
                    "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"4\" "
                            + "stroke-dasharray=\"14 9\"/>",
                    box.x0(), box.y0(), box.width(), box.height(),
                    Ink.css(Ink.FRAME.fill()));
        }
    }

    /** A ring at the word's point, a diamond at the middle of its heat. */
    private Markup marks(WordAttention word, double size) {
        Point at = view.inside(word.word().place());
        Point heat = view.inside(word.heat().centre());
        return new Markup().add("%s%s", ExplanationPaths.diamond(heat, 13 * size, ExplanationPaths.HEAT),
                ExplanationPaths.ring(at, 15 * size, 7 * size));
    }

    private void legend() {
        List<Color> stops = HeatColours.stops();
        html.add("<div class=\"l\"><svg viewBox=\"0 0 210 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect width=\"210\" height=\"10\" fill=\"#f4f4f4\"/>");
        for (int i = 0; i < stops.size(); i++) {
            html.add("<rect x=\"%s\" width=\"10.2\" height=\"10\" fill=\"%s\" fill-opacity=\"%s\"/>", i * 10.0,
                    Ink.css(stops.get(i)), String.format(Locale.ROOT, "%.2f", stops.get(i).getAlpha() / 255.0));
        }
        html.add(
                "</svg><small><span>0</span><span>%s of a word's attention on one of %s × %s places</span></small></div>",
                scale.percent() + " or more", explanation.prompt().columns(), explanation.prompt().rows());
    }

    private void multiples() {
        html.add("<div class=\"m\">");
        for (Piece piece : sentence.pieces().stream().filter(Piece::isWord).toList()) {
            WordAttention word = explanation.words().get(piece.word());
            html.add("<div class=\"k k%s%s\" title=\"%s points at %s, is hottest at %s\"><span>%s%s</span>",
                    piece.word(), piece.isNumbered() ? " n" : "", piece.text(), PlainText.pixel(word.word().place()),
                    PlainText.pixel(word.heat().hottest()), piece.text(), number(piece));
            svg(" aria-hidden=\"true\"");
            html.add("%s<use href=\"#%s-w%s\"/>%s</svg>%s</div>", grey(), scope, piece.word(), marks(word, 2.4),
                    TokenStrip.of(word.tokens(), most()));
        }
        html.add("</div>");
    }

    /** Returns the largest share that any word gives a visual token. */
    private double most() {
        return explanation.words().stream().flatMap(word -> word.tokens().stream()).mapToDouble(Double::doubleValue)
                .max().orElse(1);
    }
}
