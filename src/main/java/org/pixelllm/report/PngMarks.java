package org.pixelllm.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/** Draws what {@link SvgMarks} writes: prompt, what was found, and the callouts of the numbered words. */
final class PngMarks {
    private static final float[] DASHES = {14, 9};
    private static final double RESTING = 0.3; // opacity of the extent of a word that is not lit
    private static final double DIGIT_HEIGHT = 0.714; // of an em

    private final Graphics2D graphics;
    private final View view;

    PngMarks(Graphics2D graphics, View view) {
        this.graphics = graphics;
        this.view = view;
    }

    void draw(Overlay overlay, List<Callout> callouts) {
        overlay.mask().map(MaskPicture::of).ifPresent(this::fit);
        List<Callout> numbered = callouts.stream().filter(callout -> callout.piece().isNumbered()).toList();
        numbered.forEach(this::extent);
        prompt(overlay.prompt());
        overlay.found().map(view::inside).ifPresent(box -> haloed(shape(box), Ink.FRAME.fill(), null));
        numbered.stream().filter(Callout::isMoved).forEach(this::leader);
        numbered.forEach(this::badge);
    }

    /** Draws an image over the whole view. */
    void fit(BufferedImage image) {
        int width = (int) Math.max(1, Math.round(view.width()));
        int height = (int) Math.max(1, Math.round(view.height()));
        boolean shrinks = image.getWidth() > 2 * width;
        graphics.drawImage(shrinks ? Embedded.scaled(image, width, height) : image, 0, 0, width, height, null);
    }

    private void prompt(Prompt prompt) {
        if (prompt instanceof Prompt.InBox in) {
            haloed(shape(view.inside(in.box())), Ink.FRAME.fill(), DASHES);
        } else if (prompt instanceof Prompt.AtPoints at) {
            at.points().stream().map(view::inside).forEach(point -> haloed(cross(point), Ink.FRAME.fill(), null));
        }
    }

    private static Shape shape(Box box) {
        return new Rectangle2D.Double(box.x0(), box.y0(), box.width(), box.height());
    }

    private static Shape cross(Point at) {
        Path2D cross = new Path2D.Double();
        cross.append(new Line2D.Double(at.x() - 20, at.y(), at.x() + 20, at.y()), false);
        cross.append(new Line2D.Double(at.x(), at.y() - 20, at.x(), at.y() + 20), false);
        return cross;
    }

    private void haloed(Shape shape, Color colour, float[] dashes) {
        stroke(shape, Color.WHITE, 9, null);
        stroke(shape, colour, 5, dashes);
    }

    private void stroke(Shape shape, Color colour, float width, float[] dashes) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        graphics.draw(shape);
    }

    private void extent(Callout callout) {
        if (callout.extent().area() > 0) {
            Shape extent = new RoundRectangle2D.Double(callout.extent().x0(), callout.extent().y0(),
                    callout.extent().width(), callout.extent().height(), 12, 12);
            graphics.setColor(thin(callout.ink().fill(), Ink.WASH * RESTING));
            graphics.fill(extent);
            stroke(extent, thin(callout.ink().fill(), 255 * RESTING), 4, null);
        }
    }

    private static Color thin(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(alpha));
    }

    private void leader(Callout callout) {
        Point from = callout.badge();
        Point to = callout.place();
        haloed(new Line2D.Double(from.x(), from.y(), to.x(), to.y()), callout.ink().fill(), null);
        disc(to, 7, callout.ink().fill());
    }

    private void badge(Callout callout) {
        disc(callout.badge(), Callout.RADIUS, callout.ink().fill());
        int size = callout.piece().number() > 99 ? 17 : 25;
        String number = Integer.toString(callout.piece().number());
        graphics.setColor(callout.ink().text());
        Lettering.BOLD.draw(graphics, number, callout.badge().x() - Lettering.BOLD.width(number, size) / 2,
                callout.badge().y() + DIGIT_HEIGHT * size / 2, size);
    }

    private void disc(Point at, double radius, Color colour) {
        Shape disc = new Ellipse2D.Double(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
        graphics.setColor(colour);
        graphics.fill(disc);
        stroke(disc, Color.WHITE, 3, null);
    }
}
