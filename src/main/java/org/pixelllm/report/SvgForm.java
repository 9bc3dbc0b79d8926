package org.pixelllm.report;

import org.pixelllm.report.CaptionLines.Placed;

/**
 * An overlay as one SVG drawing, caption below, on white: for slides, papers and web pages.
 *
 * <p>The reader's font is unknown: each word is fitted to the width that it has in ours.
 */
final class SvgForm {
    private final Overlay overlay;
    private final View view;
    private final Sentence sentence;
    private final String scope;
    private final Detail detail;

    SvgForm(Overlay overlay, Detail detail) {
        this.overlay = overlay;
        this.detail = detail;
        view = View.of(overlay.picture());
        sentence = Sentence.of(overlay.sentence(), overlay.words());
        scope = ".pixelllm-" + Integer.toHexString(overlay.hashCode());
    }

    @Override
    public String toString() {
        Card card = Card.of(view, sentence, text -> Lettering.REGULAR.width(text, CaptionLines.SIZE));
        Markup svg = new Markup().add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"%s\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" "
                        + "font-family=\"Open Sans,system-ui,Helvetica,Arial,sans-serif\" role=\"group\" aria-label=\"%s: %s\">",
                scope.substring(1), card.width(), card.height(), card.width(), card.height(), overlay.name(),
                overlay.sentence());
        svg.add("<style>").raw(Style.drawing(scope, sentence)).add("</style>");
        svg.add("<rect width=\"%s\" height=\"%s\" fill=\"#fff\"/>", card.width(), card.height());
        svg.add("<g transform=\"translate(%s 0)\"><image width=\"%s\" height=\"%s\" href=\"%s\"/>%s</g>", card.left(),
                view.width(), view.height(), Embedded.uri(overlay.picture().toImage(), detail),
                SvgMarks.of(overlay, view, Callout.of(sentence, overlay.words(), view)));
        card.lines().forEach(placed -> word(svg, card, placed));
        return svg.add("</svg>\n").toString();
    }

    private void word(Markup svg, Card card, Placed placed) {
        double x = Card.MARGIN + placed.x();
        double y = card.baseline(placed);
        boolean numbered = placed.piece().isNumbered();
        svg.add("<g class=\"k k%s\">", placed.piece().word());
        if (numbered) {
            Ink ink = Ink.of(placed.piece().number());
            svg.add("<rect class=\"b\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"56\" rx=\"12\" fill=\"%s\"/>", x, y - 40,
                    placed.width(), ink.wash());
            svg.add("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"5\" rx=\"2\" fill=\"%s\"/>", x + 4, y + 12,
                    placed.width() - 8, Ink.css(ink.fill()));
            svg.add("<text x=\"%s\" y=\"%s\" text-anchor=\"end\" font-size=\"%s\" font-weight=\"700\" "
                    + "fill=\"#555\">%s</text>", x + placed.width() - 0.7 * CaptionLines.PAD, y - 12,
                    CaptionLines.SMALL,
                    placed.piece().number());
        }
        svg.add("<text x=\"%s\" y=\"%s\" font-size=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\" "
                + "xml:space=\"preserve\" fill=\"#14171a\">%s</text></g>", x + (numbered ? CaptionLines.PAD : 0), y,
                CaptionLines.SIZE, placed.textWidth(), placed.text());
    }
}
