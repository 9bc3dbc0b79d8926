package org.pixelllm.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Several overlays side by side, each under its name: a gallery, or answers to compare.
 *
 * <p>Each is drawn when it is added; its picture, which may be large, is not kept.
 */
public final class OverlayGrid {
    private static final int COLUMNS = 3; // of the static picture
    private static final int CELL = 420; // pixels across, of the static picture
    private static final int MARGIN = 12;
    private static final int NAME = 30;
    private static final double LETTERS = 17;
    private static final int LONGEST_NAME = 44;
    private static final int HIGHEST = 8_000; // pixels of the static picture; what is below is left out
    private static final String RULES = """
            S .g{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr));gap:1.2em;align-items:start}
            S .g>div{min-width:0}
            S .g figure{max-width:100%}
            S .g figcaption{font-size:.95rem;line-height:1.9}
            S .g b{display:block;font-weight:600;font-size:.9rem;margin:0 0 .35em;overflow-wrap:anywhere}
            """;

    private final Detail detail;
    private final List<Cell> cells = new ArrayList<>();

    private record Cell(String name, String text, String html, BufferedImage image) {}

    /** Makes an empty grid whose pictures are so large in HTML. */
    public OverlayGrid(Detail detail) {
        this.detail = detail;
    }

    /** Adds an overlay after the others. */
    public OverlayGrid add(Overlay overlay) {
        BufferedImage image = PngForm.of(overlay);
        cells.add(new Cell(overlay.name(), overlay.text(), overlay.html(detail),
                Embedded.scaled(image, CELL, Math.max(1, CELL * image.getHeight() / image.getWidth()))));
        return this;
    }

    public int size() {
        return cells.size();
    }

    /** Returns what each overlay says, one below the other. */
    public String text() {
        return String.join("\n\n", cells.stream().map(cell -> cell.name() + "\n" + cell.text()).toList());
    }

    /** Returns a part of any page. */
    public String html() {
        String scope = "pixelllm-grid-" + Integer.toHexString(text().hashCode());
        Markup html = new Markup().add("<div class=\"%s\"><style>", scope).raw(RULES.replace("S ", "." + scope + " "))
                .add("</style><div class=\"g\">");
        for (Cell cell : cells) {
            html.add("<div><b>%s</b>", cell.name()).raw(cell.html()).add("</div>");
        }
        return html.add("</div></div>\n").toString();
    }

    /** Returns a whole page. */
    public String page(String title) {
        return HtmlForm.head(title).raw("<style>body{margin:2rem;padding:0}</style></head><body>\n").raw(html())
                .raw("</body></html>\n").toString();
    }

    /** Returns a PNG file on white. */
    public byte[] png() {
        int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
        int height = MARGIN;
        for (int row = 0; row < rows; row++) {
            height += height(row);
        }
        BufferedImage sheet = new BufferedImage(MARGIN + Math.min(COLUMNS, cells.size()) * (CELL + MARGIN),
                Math.min(HIGHEST, height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(new Color(0x14171a));
        for (int row = 0, y = MARGIN; row < rows && y < HIGHEST; y += height(row++)) {
            draw(graphics, row, y);
        }
        graphics.dispose();
        return Embedded.png(sheet);
    }

    private void draw(Graphics2D graphics, int row, int y) {
        int x = MARGIN;
        for (Cell cell : row(row)) {
            Lettering.REGULAR.draw(graphics, cut(cell.name()), x, y + 18, LETTERS);
            graphics.drawImage(cell.image(), x, y + NAME, null);
            x += CELL + MARGIN;
        }
    }

    private List<Cell> row(int row) {
        return cells.subList(row * COLUMNS, Math.min(cells.size(), (row + 1) * COLUMNS));
    }

    private int height(int row) {
        return NAME + row(row).stream().mapToInt(cell -> cell.image().getHeight()).max().orElse(0) + MARGIN;
    }

    private static String cut(String name) {
        String text = Markup.printable(name);
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
