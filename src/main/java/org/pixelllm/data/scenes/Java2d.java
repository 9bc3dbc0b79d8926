package org.pixelllm.data.scenes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.List;
import org.pixelllm.image.Picture;

/** Draws scenes with Java's 2D library, the way another program would. */
final class Java2d {
    private static final int MOST_NOISE = 6; // levels
    private static final int MOST_OFF = 16;  // levels by which a colour is off
    private static final float[] SOFT = {1 / 24f, 1 / 12f, 1 / 24f, 1 / 12f, 1 / 2f, 1 / 12f, 1 / 24f, 1 / 12f,
        1 / 24f};

    private final Scene scene;
    private final Dice dice;
    private final BufferedImage image;

    Java2d(Scene scene) {
        this.scene = scene;
        dice = new Dice(~scene.seed());
        image = new BufferedImage(scene.width(), scene.height(), BufferedImage.TYPE_INT_RGB);
    }

    Picture picture() {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        lay(graphics);
        scene.placements().forEach(object -> draw(graphics, object));
        graphics.dispose();
        BufferedImage soft = new ConvolveOp(new Kernel(3, 3, SOFT), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
        grain(soft);
        return Picture.of(soft);
    }

    /** Fills the ground from left to right, and draws a few lines of it. */
    private void lay(Graphics2D graphics) {
        int base = switch (scene.ground()) {
            case WALL -> Rgb.of(200, 170, 150);
            case GRASS -> Rgb.of(146, 196, 100);
            case SEA -> Rgb.of(80, 160, 190);
            case FLOOR -> Rgb.of(214, 184, 142);
            case SKY -> Rgb.of(160, 206, 240);
            case ROAD -> Rgb.of(90, 90, 96);
        };
        int one = off(base);
        graphics.setPaint(new GradientPaint(0, 0, new Color(one), scene.width(), 0, new Color(Rgb.lighter(one, 10))));
        graphics.fillRect(0, 0, scene.width(), scene.height());
        double unit = Math.min(scene.width(), scene.height());
        graphics.setStroke(new BasicStroke((float) (unit / 90)));
        graphics.setColor(new Color(Rgb.lighter(one, scene.ground() == Ground.ROAD ? 70 : 18)));
        for (int i = 0; i < 6 && scene.ground() != Ground.SKY; i++) {
            double y = scene.height() * dice.unit();
            double x = scene.width() * dice.unit();
            graphics.draw(new Line2D.Double(x, y, x + unit * dice.between(0.1, 0.3), y));
        }
    }

    private void draw(Graphics2D graphics, Placement object) {
        double shorter = Math.min(scene.width(), scene.height());
        int body = off(object.colour().pure());
        graphics.setStroke(new BasicStroke((float) (shorter / 160), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Part part : object.drawing().parts()) {
            Path2D path = path(object.toPixels(part.outline(), shorter).contours());
            int rgb = part.tint().rgb(object.colour(), body);
            graphics.setColor(new Color(rgb));
            graphics.fill(path);
            graphics.setColor(new Color(Rgb.mix(rgb, Rgb.INK, 0.5)));
            graphics.draw(path);
        }
    }

    private static Path2D path(List<double[]> contours) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (double[] c : contours) {
            path.moveTo(c[0], c[1]);
            for (int i = 2; i < c.length; i += 2) {
                path.lineTo(c[i], c[i + 1]);
            }
            path.closePath();
        }
        return path;
    }

    private int off(int rgb) {
        return Rgb.of((rgb >> 16) + level(MOST_OFF), (rgb >> 8 & 255) + level(MOST_OFF), (rgb & 255) + level(MOST_OFF));
    }

    private void grain(BufferedImage soft) {
        for (int y = 0; y < soft.getHeight(); y++) {
            for (int x = 0; x < soft.getWidth(); x++) {
                soft.setRGB(x, y, Rgb.lighter(soft.getRGB(x, y) & 0xFFFFFF, level(MOST_NOISE)));
            }
        }
    }

    private int level(int most) {
        return dice.below(2 * most + 1) - most;
    }
}
