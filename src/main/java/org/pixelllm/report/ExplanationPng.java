package org.pixelllm.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.pixelllm.Heat;
import org.pixelllm.WordAttention;
import org.pixelllm.geometry.Point;
import org.pixelllm.report.Sentence.Piece;

/** A look inside as pixels, on white: a small picture with its heat for each word, in the order of the sentence. */
final class ExplanationPng {
    private static final int COLUMNS = 6;
    private static final int WIDTH = 180; // of a small picture, in pixels
    private static final int GAP = 14;
    private static final int TITLE = 30;
    private static final Color LETTERS = new Color(0x14171a);

    private final ExplanationFigure figure;
    private final View view;
    private final BufferedImage grey;
    private final HeatScale scale;
    private final double toPixels;

    private ExplanationPng(ExplanationFigure figure) {
        this.figure = figure;
        view = View.of(figure.picture());
        toPixels = WIDTH / view.width();
        scale = HeatScale.of(figure.explanation());
        grey = pale(Embedded.scaled(figure.picture().toImage(), WIDTH, height()));
    }

    static BufferedImage of(ExplanationFigure figure) {
        return new ExplanationPng(figure).draw();
    }

    private int height() {
        return (int) Math.max(1, Math.round(view.height() * toPixels));
    }

    private BufferedImage draw() {
        List<WordAttention> words = figure.explanation().words();
        List<Piece> pieces = Sentence.of(figure.explanation().caption().text(),
                figure.explanation().caption().words()).pieces().stream().filter(Piece::isWord).toList();
        int tiles = words.size() + 1;
        int rows = (tiles + COLUMNS - 1) / COLUMNS;
        int columns = Math.min(COLUMNS, tiles);
        int step = height() + TITLE + GAP;
        BufferedImage image = new BufferedImage(columns * (WIDTH + GAP) + GAP, rows * step + GAP,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int i = 0; i < tiles; i++) {
            Graphics2D tile = (Graphics2D) graphics.create(GAP + i % COLUMNS * (WIDTH + GAP),
                    GAP + i / COLUMNS * step, WIDTH, height() + TITLE);
            if (i == 0) {
                tile(tile, "all tokens alike", figure.explanation().prompt());
            } else {
                word(tile, pieces.get(i - 1), words.get(i - 1));
            }
            tile.dispose();
        }
        graphics.dispose();
        return image;
    }

    private void word(Graphics2D tile, Piece piece, WordAttention word) {
        tile(tile, (piece.isNumbered() ? piece.number() + " " : "") + Markup.printable(piece.text()), word.heat());
        tile.transform(new AffineTransform(toPixels, 0, 0, toPixels, 0, TITLE));
        diamond(tile, view.inside(word.heat().centre()));
        Point at = view.inside(word.word().place());
        var ring = new Ellipse2D.Double(at.x() - 32, at.y() - 32, 64, 64);
        stroke(tile, ring, Color.WHITE, 30);
        stroke(tile, ring, Color.decode(ExplanationPaths.POINT), 15);
    }

    private static void stroke(Graphics2D tile, java.awt.Shape shape, Color colour, double width) {
        tile.setColor(colour);
        tile.setStroke(new BasicStroke((float) width));
        tile.draw(shape);
    }

    private static void diamond(Graphics2D tile, Point at) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(at.x(), at.y() - 30);
        shape.lineTo(at.x() + 30, at.y());
        shape.lineTo(at.x(), at.y() + 30);
        shape.lineTo(at.x() - 30, at.y());
        shape.closePath();
        tile.setColor(Color.decode(ExplanationPaths.HEAT));
        tile.fill(shape);
        stroke(tile, shape, Color.WHITE, 9);
    }

    private void tile(Graphics2D tile, String title, Heat heat) {
        tile.setColor(LETTERS);
        Lettering.REGULAR.draw(tile, title, 0, TITLE - 10, 17);
        tile.drawImage(grey, 0, TITLE, null);
        Graphics2D inside = (Graphics2D) tile.create();
        inside.clip(new Rectangle2D.Double(0, TITLE, WIDTH, height()));
        double unit = view.scale() * toPixels;
        inside.drawImage(scale.picture(heat), 0, TITLE, (int) Math.round(heat.columns() * heat.cellWidth() * unit),
                (int) Math.round(heat.rows() * heat.cellHeight() * unit), null);
        inside.dispose();
    }

    /** Returns the picture without colours, half way to white. */
    private static BufferedImage pale(BufferedImage image) {
        BufferedImage pale = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color c = new Color(image.getRGB(x, y));
                int grey = (int) Math.round(0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue());
                int half = (255 + grey) / 2;
                pale.setRGB(x, y, new Color(half, half, half).getRGB());
            }
        }
        return pale;
    }
}
