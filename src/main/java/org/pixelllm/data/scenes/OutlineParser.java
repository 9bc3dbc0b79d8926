package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Reads the drawings' path language: like SVG's, absolute, in words separated by blanks.
 *
 * <pre>
 * M x y                  begins a polygon           L x y                 a straight edge
 * Q cx cy x y            a quadratic curve          C ax ay bx by x y     a cubic curve
 * O x y rx ry            an ellipse                 B x0 y0 x1 y1         a box
 * W w x0 y0 x1 y1         a line of width w         -                     the next contour is a hole
 * </pre>
 */
final class OutlineParser {
    private static final int STEPS = 14;
    private static final double KAPPA = 0.5522847498307936; // a quarter of a circle as a cubic curve

    private final StringTokenizer words;
    private final List<double[]> contours = new ArrayList<>();
    private final List<Double> open = new ArrayList<>();
    private boolean hole;

    OutlineParser(String path) {
        words = new StringTokenizer(path);
    }

    Outline outline() {
        while (words.hasMoreTokens()) {
            command(words.nextToken());
        }
        close();
        return new Outline(List.copyOf(contours));
    }

    private void command(String name) {
        switch (name) {
            case "-" -> {
                close();
                hole = true;
            }
            case "M" -> {
                close();
                add(number(), number());
            }
            case "L" -> add(number(), number());
            case "Q" -> quadratic(number(), number(), number(), number());
            case "C" -> cubic(number(), number(), number(), number(), number(), number());
            case "O" -> ellipse(number(), number(), number(), number());
            case "B" -> box(number(), number(), number(), number());
            case "W" -> line(number(), number(), number(), number(), number());
            default -> throw new IllegalArgumentException("a path has no command " + name);
        }
    }

    private double number() {
        return Double.parseDouble(words.nextToken());
    }

    private void add(double x, double y) {
        int n = open.size();
        if (n == 0 || open.get(n - 2) != x || open.get(n - 1) != y) {
            open.add(x);
            open.add(y);
        }
    }

    private void quadratic(double cx, double cy, double x, double y) {
        double x0 = open.get(open.size() - 2);
        double y0 = open.get(open.size() - 1);
        cubic(x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
    }

    private void cubic(double ax, double ay, double bx, double by, double x, double y) {
        double x0 = open.get(open.size() - 2);
        double y0 = open.get(open.size() - 1);
        for (int i = 1; i <= STEPS; i++) {
            double t = (double) i / STEPS;
            double u = 1 - t;
            add(u * u * u * x0 + 3 * u * u * t * ax + 3 * u * t * t * bx + t * t * t * x,
                    u * u * u * y0 + 3 * u * u * t * ay + 3 * u * t * t * by + t * t * t * y);
        }
    }

    private void ellipse(double x, double y, double rx, double ry) {
        close();
        double kx = KAPPA * rx;
        double ky = KAPPA * ry;
        add(x + rx, y);
        cubic(x + rx, y + ky, x + kx, y + ry, x, y + ry);
        cubic(x - kx, y + ry, x - rx, y + ky, x - rx, y);
        cubic(x - rx, y - ky, x - kx, y - ry, x, y - ry);
        cubic(x + kx, y - ry, x + rx, y - ky, x + rx, y);
        close();
    }

    private void box(double x0, double y0, double x1, double y1) {
        close();
        add(x0, y0);
        add(x1, y0);
        add(x1, y1);
        add(x0, y1);
        close();
    }

    private void line(double width, double x0, double y0, double x1, double y1) {
        double length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        double nx = (y1 - y0) / length * width / 2;
        double ny = (x0 - x1) / length * width / 2;
        close();
        add(x0 + nx, y0 + ny);
        add(x1 + nx, y1 + ny);
        add(x1 - nx, y1 - ny);
        add(x0 - nx, y0 - ny);
        close();
    }

    private void close() {
        int n = open.size();
        if (n > 2 && open.get(0).equals(open.get(n - 2)) && open.get(1).equals(open.get(n - 1))) {
            open.subList(n - 2, n).clear();
        }
        if (!open.isEmpty()) {
            contours.add(turned(open.stream().mapToDouble(Double::doubleValue).toArray()));
            open.clear();
            hole = false;
        }
    }

    private double[] turned(double[] c) {
        if (Outline.turning(c) > 0 != hole) {
            return c;
        }
        double[] back = new double[c.length];
        for (int i = 0; i < c.length; i += 2) {
            back[i] = c[c.length - 2 - i];
            back[i + 1] = c[c.length - 1 - i];
        }
        return back;
    }
}
