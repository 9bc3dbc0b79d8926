package org.pixelllm.report;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters as outlines: the same on every machine, and there where a bare JDK finds no fonts.
 *
 * <p>Latin, Greek and Cyrillic; any other letter is an empty box.
 */
final class Lettering {
    static final Lettering REGULAR = read("r");
    /** Digits only. */
    static final Lettering BOLD = read("b");
    private static final double EM = 1000;
    private static final Letter BOX = new Letter(600, outline("M 60 0 L 60 -700 L 540 -700 L 540 0 Z "
            + "M 110 -50 L 490 -50 L 490 -650 L 110 -650 Z"));

    private final Map<Integer, Letter> letters = new HashMap<>();

    private record Letter(double advance, Path2D outline) {}

    private static Lettering read(String weight) {
        Lettering lettering = new Lettering();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Lettering.class.getResourceAsStream("lettering.txt"), StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> line.startsWith(weight + " ")).forEach(lettering::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the file is in our own jar
        }
        return lettering;
    }

    private void add(String line) {
        String[] row = line.split(" ", 4);
        letters.put(Integer.parseInt(row[1], 16),
                new Letter(Integer.parseInt(row[2]), outline(row.length > 3 ? row[3] : "")));
    }

    private static Path2D outline(String path) {
        Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (String step : path.split(" (?=[MLQZ])")) {
            int[] to = Arrays.stream(step.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
            switch (step.isEmpty() ? ' ' : step.charAt(0)) {
                case 'M' -> outline.moveTo(to[0], to[1]);
                case 'L' -> outline.lineTo(to[0], to[1]);
                case 'Q' -> outline.quadTo(to[0], to[1], to[2], to[3]);
                case 'Z' -> outline.closePath();
                default -> {
                } // a space has no outline
            }
        }
        return outline;
    }

    /** Returns the width of a text whose em is {@code size}. */
    double width(String text, double size) {
        return text.codePoints().mapToDouble(c -> letter(c).advance).sum() * size / EM;
    }

    /** Draws a text; (x, y) is where its baseline begins. */
    void draw(Graphics2D graphics, String text, double x, double y, double size) {
        double at = x;
        for (int c : text.codePoints().toArray()) {
            AffineTransform place = AffineTransform.getTranslateInstance(at, y);
            place.scale(size / EM, size / EM);
            graphics.fill(letter(c).outline.createTransformedShape(place));
            at += letter(c).advance * size / EM;
        }
    }

    private Letter letter(int codePoint) {
        return letters.getOrDefault(codePoint, BOX);
    }
}
