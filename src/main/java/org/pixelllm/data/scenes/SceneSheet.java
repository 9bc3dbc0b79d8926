package org.pixelllm.data.scenes;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/** A contact sheet: the first scenes of a data set side by side in one PNG picture. */
final class SceneSheet implements Chapter {
    static final String FILE = "sheet.png";
    private static final int MOST_SIDE = 4096; // pixels of the whole sheet
    private static final int GAP = 4;
    private static final int COLUMNS = 8;
    private static final int MOST_ROWS = 6;

    private final Path file;
    private final BufferedImage sheet;
    private final Graphics2D graphics;
    private final int columns;
    private final int rows;
    private final int cellWidth;
    private final int cellHeight;
    private int added;

    SceneSheet(Path folder, SceneDataSet.Options options) {
        file = folder.resolve(FILE);
        columns = Math.min(options.count(), COLUMNS);
        rows = Math.min((options.count() + columns - 1) / columns, MOST_ROWS);
        double shrink = Math.min(1, Math.min((double) MOST_SIDE / columns / (options.width() + GAP),
                (double) MOST_SIDE / rows / (options.height() + GAP)));
        cellWidth = Math.max(1, (int) (options.width() * shrink));
        cellHeight = Math.max(1, (int) (options.height() * shrink));
        sheet = new BufferedImage(columns * (cellWidth + GAP) + GAP, rows * (cellHeight + GAP) + GAP,
                BufferedImage.TYPE_INT_RGB);
        graphics = sheet.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    }

    @Override
    public void add(Scene scene) {
        if (added < columns * rows) {
            int x = GAP + added % columns * (cellWidth + GAP);
            int y = GAP + added / columns * (cellHeight + GAP);
            graphics.drawImage(scene.picture().toImage(), x, y, cellWidth, cellHeight, null);
            added++;
        }
    }

    @Override
    public void close() throws IOException {
        graphics.dispose();
        Png.write(sheet, file);
    }
}
