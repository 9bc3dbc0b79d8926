package org.pixelllm.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.stream.IntStream;
import org.pixelllm.report.CaptionLines.Placed;

/** An overlay as pixels: the picture with its marks, the caption below, on white. */
final class PngForm {
    /** Pixels to a unit of the view: the longer side of a picture is 640 pixels. */
    private static final double SCALE = 0.64;
    private static final int[] SHADES = IntStream.range(0, 256).map(i -> (i * 63 + 127) / 255 * 255 / 63).toArray();
    private static final Color LETTERS = new Color(0x14171a);

    private PngForm() {}

    static BufferedImage of(Overlay overlay) {
        View view = View.of(overlay.picture());
        Sentence sentence = Sentence.of(overlay.sentence(), overlay.words());
        Card card = Card.of(view, sentence, text -> Lettering.REGULAR.width(text, CaptionLines.SIZE));
        BufferedImage image = new BufferedImage((int) Math.ceil(card.width() * SCALE),
                (int) Math.ceil(card.height() * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        smooth(graphics);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        graphics.translate(card.left(), 0);
        PngMarks marks = new PngMarks(graphics, view);
        marks.fit(overlay.picture().toImage());
        coarsen(image);
        marks.draw(overlay, Callout.of(sentence, overlay.words(), view));
        graphics.translate(-card.left(), 0);
        card.lines().forEach(placed -> word(graphics, card, placed));
        graphics.dispose();
        return image;
    }

    /** Returns the picture with its marks and nothing else, its longer side 640 pixels. */
    static BufferedImage marked(Overlay overlay) {
        View view = View.of(overlay.picture());
        BufferedImage image = new BufferedImage((int) Math.max(1, Math.round(view.width() * SCALE)),
                (int) Math.max(1, Math.round(view.height() * SCALE)), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        smooth(graphics);
        graphics.scale(SCALE, SCALE);
        PngMarks marks = new PngMarks(graphics, view);
        marks.fit(overlay.picture().toImage());
        marks.draw(overlay, Callout.of(Sentence.of(overlay.sentence(), overlay.words()), overlay.words(), view));
        graphics.dispose();
        return image;
    }

    /** Keeps 64 shades a channel: nobody sees it, and notebooks become a third smaller. */
    private static void coarsen(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = SHADES[pixels[i] >> 16 & 255] << 16 | SHADES[pixels[i] >> 8 & 255] << 8
                    | SHADES[pixels[i] & 255];
        }
    }

    private static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    }

    private static void word(Graphics2D graphics, Card card, Placed placed) {
        float x = (float) (Card.MARGIN + placed.x());
        float y = (float) card.baseline(placed);
        boolean numbered = placed.piece().isNumbered();
        if (numbered) {
            chip(graphics, placed, x, y);
        }
        graphics.setColor(LETTERS);
        Lettering.REGULAR.draw(graphics, placed.text(), x + (numbered ? CaptionLines.PAD : 0), y, CaptionLines.SIZE);
    }

    private static void chip(Graphics2D graphics, Placed placed, float x, float y) {
        Color fill = Ink.of(placed.piece().number()).fill();
        int width = (int) Math.round(placed.width());
        graphics.setColor(new Color(fill.getRed(), fill.getGreen(), fill.getBlue(), Ink.WASH));
        graphics.fillRoundRect(Math.round(x), Math.round(y) - 40, width, 56, 24, 24);
        graphics.setColor(fill);
        graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.drawLine(Math.round(x) + 8, Math.round(y) + 14, Math.round(x) + width - 8, Math.round(y) + 14);
        graphics.setColor(Color.DARK_GRAY);
        String number = Integer.toString(placed.piece().number());
        double numberWidth = Lettering.BOLD.width(number, CaptionLines.SMALL);
        Lettering.BOLD.draw(graphics, number, x + placed.width() - 0.7 * CaptionLines.PAD - numberWidth, y - 12,
                CaptionLines.SMALL);
    }
}
