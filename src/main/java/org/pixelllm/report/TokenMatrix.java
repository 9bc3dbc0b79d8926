package org.pixelllm.report;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.pixelllm.Prompt;
import org.pixelllm.Similarity;

/** How alike the visual tokens of two prompts are, as a small matrix: blue for opposite, white for unlike, brown for alike. */
final class TokenMatrix {
    private static final Color ALIKE = new Color(0x8c3d04);
    private static final Color OPPOSITE = new Color(0x0b4f8a);
    private static final int CELL = 6;

    private TokenMatrix() {}

    static Markup of(Similarity similarity) {
        return new Markup().add("<div class=\"x\"><b>How alike the visual tokens of two prompts are</b>"
                + "<svg viewBox=\"0 0 100 100\" role=\"img\"><title>mean cosine %s</title>"
                + "<image width=\"100\" height=\"100\" href=\"%s\"/></svg><small>A row for each token of %s, a column for "
                + "each of %s; brown is alike, white unlike, blue opposite. The same token of both: cosine %s on "
                + "average.</small></div>", mean(similarity), Embedded.uri(image(similarity), Detail.SMALL),
                told(similarity.one()), told(similarity.other()), mean(similarity));
    }

    private static String mean(Similarity similarity) {
        return String.format(Locale.ROOT, "%.2f", similarity.mean());
    }

    private static String told(Prompt prompt) {
        if (prompt instanceof Prompt.InBox in) {
            return "the box " + in.box().compact();
        }
        return prompt instanceof Prompt.AtPoints at
                ? "the points " + String.join(" ", at.points().stream().map(PlainText::pixel).toList())
                : "the whole picture";
    }

    /** Each cosine is a square of equal pixels: browsers would blur single ones. */
    static BufferedImage image(Similarity similarity) {
        int size = similarity.cosines().size();
        BufferedImage image = new BufferedImage(size * CELL, size * CELL, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, colour(similarity.cosines().get(y / CELL).get(x / CELL)).getRGB());
            }
        }
        return image;
    }

    private static Color colour(double cosine) {
        Color end = cosine < 0 ? OPPOSITE : ALIKE;
        double t = Math.min(1, Math.abs(cosine));
        return new Color(fade(end.getRed(), t), fade(end.getGreen(), t), fade(end.getBlue(), t));
    }

    private static int fade(int end, double t) {
        return (int) Math.round(255 + t * (end - 255));
    }
}
