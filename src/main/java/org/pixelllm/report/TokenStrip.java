package org.pixelllm.report;

import java.util.List;

/** A bar for each visual token: how a word shares its attention among them. */
final class TokenStrip {
    private static final double HEIGHT = 26;

    private TokenStrip() {}

    /** Draws bars; {@code most} is the share of the highest that there can be. */
    static Markup of(List<Double> shares, double most) {
        Markup path = new Markup();
        double wide = 100.0 / shares.size();
        for (int i = 0; i < shares.size(); i++) {
            double high = Math.max(0.6, HEIGHT * Math.min(1, shares.get(i) / most));
            path.add("M%s %sv-%sh%sv%sz", two(i * wide), HEIGHT, two(high), two(wide * 0.75), two(high));
        }
        return new Markup().add("<svg viewBox=\"0 0 100 %s\" aria-hidden=\"true\"><path fill=\"currentColor\" "
                + "opacity=\"0.7\" d=\"%s\"/></svg>", HEIGHT, path);
    }

    private static String two(double value) {
        return String.format(java.util.Locale.ROOT, "%.2f", value);
    }
}
