package org.pixelllm.report;

import java.util.List;
import java.util.function.Supplier;
import org.pixelllm.Prompt;
import org.pixelllm.report.Sentence.Piece;

/**
 * An overlay as HTML that needs nothing else: no font, no network, and no script but for the arrow keys.
 *
 * <p>A word, its mark and its territory share a class; a rule of the style sheet lights all of a class while one of it
 * is pointed at, tapped or focused. So it works in a saved notebook, in exported HTML and in any number on a page. Where
 * styles or drawings are taken away as well, a picture remains in which the marks are pixels (the drawing, which
 * otherwise lies over it, has no size of its own), and words keep their numbers, and a title with their pixel.
 */
final class HtmlForm {
    private static final double LARGEST = 800;
    private static final double HIGHEST = 620;

    private final Overlay overlay;
    private final View view;
    private final Sentence sentence;
    private final String scope;
    private final Supplier<String> below;
    private final Supplier<String> picture;

    HtmlForm(Overlay overlay, Detail detail) {
        this(overlay, () -> Embedded.uri(PngForm.marked(overlay), Detail.SMALL),
                () -> Embedded.uri(overlay.picture().toImage(), detail));
    }

    /**
     * Makes the form.
     *
     * @param below gives the picture that is seen where drawings are taken away
     * @param picture gives the picture below the marks
     */
    HtmlForm(Overlay overlay, Supplier<String> below, Supplier<String> picture) {
        this.overlay = overlay;
        this.below = below;
        this.picture = picture;
        view = View.of(overlay.picture());
        sentence = Sentence.of(overlay.sentence(), overlay.words());
        scope = "pixelllm-" + Integer.toHexString(overlay.hashCode());
    }

    /** Returns a figure to put into any page. */
    String figure() {
        List<Callout> callouts = Callout.of(sentence, overlay.words(), view);
        String play = new Play(scope, callouts.stream().map(Callout::place).toList()).rules();
        Markup html = new Markup();
        html.add("<figure class=\"%s\"><style>", scope)
                .raw(Style.figure("." + scope, sentence, view, widest(), play));
        html.add("</style><div class=\"s\"><div><img alt=\"%s: %s\" src=\"%s\">", overlay.name(),
                overlay.sentence(), below.get());
        html.add("<svg width=\"0\" height=\"0\" viewBox=\"0 0 %s %s\" role=\"group\" "
                + "aria-label=\"places of the words\">%s%s</svg></div></div>", view.width(), view.height(),
                picture(), SvgMarks.of(overlay, view, callouts));
        html.add("<figcaption>");
        sentence.pieces().forEach(piece -> word(html, piece));
        html.add("%s</figcaption>%s", note(), Controls.of(scope, overlay));
        return html.raw(Script.of(scope)).add("</figure>\n").toString();
    }

    private Markup picture() {
        return new Markup().add("<image width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"%s\"/>",
                view.width(), view.height(), picture.get());
    }

    /** Returns a whole page of figures. */
    static String page(List<Overlay> overlays, Detail detail) {
        Markup page = head(overlays.get(0).name());
        page.raw("<style>body{margin:2rem auto;padding:0 1rem;max-width:" + (int) LARGEST + "px}"
                + "figure+figure{margin-top:3rem!important}</style></head><body>\n");
        overlays.forEach(overlay -> page.raw(new HtmlForm(overlay, detail).figure()));
        return page.raw("</body></html>\n").toString();
    }

    /** Returns the beginning of a page, in which its style sheet comes next. */
    static Markup head(String title) {
        return new Markup().add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><title>%s</title>", title);
    }

    private void word(Markup html, Piece piece) {
        if (!piece.isWord()) {
            html.add("%s", piece.text());
            return;
        }
        String pixel = PlainText.pixel(overlay.words().get(piece.word()).place());
        if (piece.isNumbered()) {
            html.add(
                    "<mark class=\"w k k%s\" style=\"--n:%s\" tabindex=\"0\" title=\"%s %s\">%s"
                            + "<sup aria-hidden=\"true\">%s</sup></mark>",
                    piece.word(), piece.word(), piece.text(), pixel, piece.text(), piece.number());
        } else {
            html.add("<span class=\"w f k k%s\" style=\"--n:%s\" tabindex=\"-1\" title=\"%s %s\">%s</span>",
                    piece.word(), piece.word(), piece.text(), pixel, piece.text());
        }
    }

    private Markup note() {
        Markup note = new Markup();
        overlay.found().ifPresent(box -> note.add("<div><small>found at %s</small></div>", box.compact()));
        if (overlay.prompt() instanceof Prompt.InBox in) {
            note.add("<div><small>looking at %s</small></div>", in.box().compact());
        } else if (overlay.prompt() instanceof Prompt.AtPoints at) {
            note.add("<div><small>looking at %s</small></div>",
                    String.join(" ", at.points().stream().map(PlainText::pixel).toList()));
        }
        overlay.notes().forEach(line -> note.add("<div><small>%s</small></div>", line));
        return note;
    }

    /** Small pictures are scaled up to be looked at, tall ones kept within a screen. */
    private double widest() {
        return Math.max(200, Math.min(LARGEST, HIGHEST * view.width() / view.height()));
    }
}
