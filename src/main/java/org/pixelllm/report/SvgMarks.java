package org.pixelllm.report;

import java.util.List;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/** What lies on the picture as SVG: prompt, what was found, and a callout for each word. */
final class SvgMarks {
    private static final int MOST_POINTS = 64; // of a word

    private final View view;
    private final Markup svg = new Markup();

    private SvgMarks(View view) {
        this.view = view;
    }

    static Markup of(Overlay overlay, View view, List<Callout> callouts) {
        SvgMarks marks = new SvgMarks(view);
        marks.svg.add("<g class=\"m\">");
        overlay.mask().ifPresent(mask -> marks.svg.add(
                "<image class=\"h\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" href=\"%s\"/>",
                view.width(), view.height(), Embedded.uri(MaskPicture.of(mask), Detail.SCREEN)));
        callouts.forEach(marks::extent);
        marks.prompt(overlay.prompt());
        overlay.found().ifPresent(box -> marks.frame(view.inside(box), "none", "what was found"));
        marks.territories(callouts);
        marks.trace(callouts);
        callouts.stream().filter(Callout::isMoved).forEach(marks::leader); // below every badge
        callouts.forEach(marks::callout);
        marks.labels(callouts);
        marks.svg.add("<g class=\"p\" display=\"none\"><circle r=\"30\" fill=\"none\" stroke=\"#fff\" "
                + "stroke-width=\"13\"/><circle r=\"30\" fill=\"none\" stroke=\"#14171a\" stroke-width=\"7\"/></g>");
        marks.svg.add("</g>");
        return marks.svg;
    }

    /** Lets every part of the picture mean the nearest word. */
    private void territories(List<Callout> callouts) {
        List<Callout> numbered = callouts.stream().filter(callout -> callout.piece().isNumbered()).toList();
        List<Callout> meant = numbered.isEmpty() ? callouts : numbered;
        List<List<Point>> all = Territory.of(meant.stream().map(Callout::place).toList(), view);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).size() > 2) {
                svg.add("<path class=\"k k%s\" d=\"%sz\" fill=\"none\" pointer-events=\"all\" tabindex=\"-1\"/>",
                        meant.get(i).piece().word(), line(all.get(i)));
            }
        }
    }

    private void trace(List<Callout> callouts) {
        if (!callouts.isEmpty()) {
            String line = line(callouts.stream().map(Callout::place).toList());
            svg.add("<g class=\"q\" display=\"none\" fill=\"none\" stroke-linejoin=\"round\">"
                    + "<path d=\"%s\" stroke=\"#fff\" stroke-width=\"9\"/>"
                    + "<path d=\"%s\" stroke=\"#14171a\" stroke-width=\"4\" stroke-dasharray=\"4 8\"/></g>", line,
                    line);
        }
    }

    private static String line(List<Point> points) {
        StringBuilder line = new StringBuilder("M");
        points.forEach(point -> line.append(line.length() == 1 ? "" : "L").append(path("%s %s", point.x(), point.y())));
        return line.toString();
    }

    private void prompt(Prompt prompt) {
        if (prompt instanceof Prompt.InBox in) {
            frame(view.inside(in.box()), "14 9", "where the model was told to look");
        } else if (prompt instanceof Prompt.AtPoints at) {
            for (Point point : at.points()) {
                Point centre = view.inside(point);
                haloed(path("M%s %sm-20 0h40m-20-20v40", centre.x(), centre.y()), Ink.css(Ink.FRAME.fill()), "none",
                        "where the model was told to look");
            }
        }
    }

    private void frame(Box box, String dashes, String title) {
        String path = path("M%s %sh%sv%sh-%sz", box.x0(), box.y0(), box.width(), box.height(), box.width());
        haloed(path, Ink.css(Ink.FRAME.fill()), dashes, title);
    }

    private static String path(String format, Object... values) {
        return new Markup().add(format, values).toString();
    }

    /** Draws a line in white and, thinner, in its colour, so that it is seen on any picture. */
    private void haloed(String path, String colour, String dashes, String title) {
        svg.add("<g class=\"r\" fill=\"none\" stroke-linecap=\"round\"><title>%s</title>"
                + "<path d=\"%s\" stroke=\"#fff\" stroke-width=\"9\"/>"
                + "<path d=\"%s\" stroke=\"%s\" stroke-width=\"5\" stroke-dasharray=\"%s\"/></g>", title, path, path,
                colour, dashes);
    }

    private void extent(Callout callout) {
        Box box = callout.extent();
        if (box.area() > 0) {
            svg.add("<rect class=\"x %s k%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\" fill=\"%s\" "
                    + "stroke=\"%s\" stroke-width=\"4\"/>", kind(callout), callout.piece().word(), box.x0(), box.y0(),
                    box.width(), box.height(), callout.ink().wash(), Ink.css(callout.ink().fill()));
        }
    }

    private void callout(Callout callout) {
        boolean numbered = callout.piece().isNumbered();
        String fill = Ink.css(callout.ink().fill());
        String pixel = PlainText.pixel(callout.word().place());
        svg.add("<g class=\"d %s k k%s\" tabindex=\"-1\" role=\"img\" aria-label=\"%s at %s\">",
                kind(callout), callout.piece().word(), callout.word().text(), pixel);
        svg.add("<title>%s %s</title>", callout.word().text(), pixel);
        if (numbered) {
            badge(callout, fill);
        } else {
            svg.add("<circle cx=\"%s\" cy=\"%s\" r=\"9\" fill=\"#fff\" stroke=\"#14171a\" stroke-width=\"4\"/>",
                    callout.place().x(), callout.place().y());
        }
        svg.add("</g>");
        points(callout);
    }

    private static String kind(Callout callout) {
        return callout.piece().isNumbered() ? "v" : "f";
    }

    private void leader(Callout callout) {
        String fill = Ink.css(callout.ink().fill());
        Point from = callout.badge();
        Point to = callout.place();
        svg.add("<g class=\"d v k%s\">", callout.piece().word());
        haloed(path("M%s %sL%s %s", from.x(), from.y(), to.x(), to.y()), fill, "none", callout.word().text());
        svg.add("<circle cx=\"%s\" cy=\"%s\" r=\"7\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"3\"/></g>", to.x(),
                to.y(),
                fill);
    }

    private void badge(Callout callout, String fill) {
        Point at = callout.badge();
        svg.add("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"3\"/>", at.x(), at.y(),
                Callout.RADIUS, fill);
        svg.add("<text x=\"%s\" y=\"%s\" dy=\".36em\" font-size=\"%s\" font-weight=\"700\" text-anchor=\"middle\" "
                + "fill=\"%s\">%s</text>", at.x(), at.y(), callout.piece().number() > 99 ? 17.0 : 25.0,
                Ink.css(callout.ink().text()), callout.piece().number());
    }

    /** Every point of a word, which appear when it is lit. */
    private void points(Callout callout) {
        svg.add("<g class=\"e %s k%s\" opacity=\"0\">", kind(callout), callout.piece().word());
        callout.word().points().stream().limit(MOST_POINTS).map(view::inside).forEach(point -> svg.add(
                "<circle cx=\"%s\" cy=\"%s\" r=\"7\" fill=\"%s\" stroke=\"#fff\" stroke-width=\"3\"/>", point.x(),
                point.y(), Ink.css(callout.ink().fill())));
        svg.add("</g>");
    }

    /** The words themselves, which appear beside their badges when they are lit or the reader wants them all. */
    private void labels(List<Callout> callouts) {
        List<Label> labels = Label.of(callouts, view);
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            Box box = label.box();
            svg.add("<text class=\"l %s%s k%s\" x=\"%s\" y=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\" "
                    + "font-size=\"%s\" font-weight=\"700\" fill=\"#14171a\" stroke=\"#fff\" stroke-width=\"7\" "
                    + "stroke-linejoin=\"round\" paint-order=\"stroke\" opacity=\"0\" aria-hidden=\"true\">%s</text>",
                    kind(callouts.get(i)), new Markup().raw(label.isApart() ? " a" : ""),
                    callouts.get(i).piece().word(),
                    box.x0(), box.y0() + Label.BASELINE, box.width(), Label.SIZE, label.text());
        }
    }
}
