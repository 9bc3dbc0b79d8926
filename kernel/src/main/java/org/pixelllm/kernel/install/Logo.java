package org.pixelllm.kernel.install;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws the kernel's sign: a picture with a word's line to its pixel. */
final class Logo {
    private Logo() {}

    static void write(Path folder) throws IOException {
        for (int size : new int[]{32, 64}) {
            ImageIO.write(draw(size), "png", folder.resolve("logo-" + size + "x" + size + ".png").toFile());
        }
    }

    private static BufferedImage draw(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(size / 64.0, size / 64.0);
        g.setColor(new Color(0x2F6FB3));
        g.fill(new RoundRectangle2D.Double(4, 4, 56, 40, 10, 10));
        g.setColor(new Color(0x7CC36A));
        g.fill(hill());
        g.setColor(new Color(0xF2B632));
        g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line());
        g.fill(new Ellipse2D.Double(36, 12, 14, 14));
        g.dispose();
        return image;
    }

    private static Path2D hill() {
        Path2D hill = new Path2D.Double();
        hill.moveTo(4, 40);
        hill.curveTo(16, 22, 26, 24, 38, 44);
        hill.lineTo(8, 44);
        hill.closePath();
        return hill;
    }

    private static Path2D line() {
        Path2D line = new Path2D.Double();
        line.moveTo(8, 56);
        line.lineTo(36, 56);
        line.curveTo(46, 54, 44, 34, 43, 20);
        return line;
    }
}
