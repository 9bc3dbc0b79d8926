package org.pixelllm.report;

import java.awt.image.BufferedImage;
import org.pixelllm.Explanation;
import org.pixelllm.Heat;

/**
 * One scale for the heat of all words, so that they can be compared.
 *
 * @param top the share of attention on one place that has the last colour; more looks the same
 */
record HeatScale(double top) {
    private static final int FINE = 4; // pixels of a heat picture to a place
    private static final double MOST_WORDS = 0.75;

    /** Fits the scale to most words: one that stares at a single place does not make all others pale. */
    static HeatScale of(Explanation explanation) {
        double[] most = explanation.words().stream().mapToDouble(word -> word.heat().most()).sorted().toArray();
        return new HeatScale(most.length == 0 ? explanation.prompt().most() : most[(int) (MOST_WORDS * most.length)]);
    }

    /** Returns the heat as a picture, shares in between interpolated; it covers whole places, as {@link Heat} does. */
    BufferedImage picture(Heat heat) {
        BufferedImage image = new BufferedImage(heat.columns() * FINE, heat.rows() * FINE,
                BufferedImage.TYPE_BYTE_INDEXED, HeatColours.palette());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double share = between(heat, (x + 0.5) / FINE - 0.5, (y + 0.5) / FINE - 0.5);
                int step = (int) Math.round(Math.min(1, share / top) * (HeatColours.STEPS - 1));
                image.getRaster().setSample(x, y, 0, step);
            }
        }
        return image;
    }

    private static double between(Heat heat, double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = x - column;
        double below = y - row;
        return (1 - below) * ((1 - right) * at(heat, column, row) + right * at(heat, column + 1, row))
                + below * ((1 - right) * at(heat, column, row + 1) + right * at(heat, column + 1, row + 1));
    }

    /** Beyond the edge it is as hot as at the edge. */
    private static double at(Heat heat, int column, int row) {
        int x = Math.max(0, Math.min(heat.columns() - 1, column));
        int y = Math.max(0, Math.min(heat.rows() - 1, row));
        return heat.shares().get(y * heat.columns() + x);
    }

    /** Returns the top as people read it: {@code 12 %}. */
    String percent() {
        return percent(top);
    }

    static String percent(double share) {
        return String.format(java.util.Locale.ROOT, share < 0.0995 ? "%.1f %%" : "%.0f %%", 100 * share);
    }
}
