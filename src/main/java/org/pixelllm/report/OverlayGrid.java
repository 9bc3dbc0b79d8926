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
 * @param overlays at least one, in order
 */
public record OverlayGrid(List<Overlay> overlays) {
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

    public OverlayGrid {
        overlays = List.copyOf(overlays);
    }

    /** Returns what each overlay says, one below the other. */
    public String text() {
        return String.join("\n\n", overlays.stream().map(o -> o.name() + "\n" + o.text()).toList());
    }

    /** Returns a part of any page. */
    public String html(Detail detail) {
        String scope = "pixelllm-grid-" + Integer.toHexString(hashCode());
        Markup html = new Markup().add("<div class=\"%s\"><style>", scope).raw(RULES.replace("S", "." + scope))
                .add("</style><div class=\"g\">");
        for (Overlay overlay : overlays) {
            html.add("<div><b>%s</b>", overlay.name()).raw(overlay.html(detail)).add("</div>");
        }
        return html.add("</div></div>\n").toString();
    }

    /** Returns a PNG file on white. */
    public byte[] png() {
        List<List<BufferedImage>> rows = rows();
        int columns = Math.min(COLUMNS, overlays.size());
        int height = Math.min(HIGHEST, MARGIN + rows.stream().mapToInt(OverlayGrid::height).sum());
        BufferedImage sheet = new BufferedImage(MARGIN + columns * (CELL + MARGIN), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        graphics.setColor(new Color(0x14171a));
        int y = MARGIN;
        for (int row = 0; row < rows.size() && y < HIGHEST; row++) {
            for (int i = 0; i < rows.get(row).size(); i++) {
                int x = MARGIN + i * (CELL + MARGIN);
                Lettering.REGULAR.draw(graphics, cut(overlays.get(row * COLUMNS + i).name()), x, y + 18, LETTERS);
                graphics.drawImage(rows.get(row).get(i), x, y + NAME, null);
            }
            y += height(rows.get(row));
        }
        graphics.dispose();
        return Embedded.png(sheet);
    }

    private List<List<BufferedImage>> rows() {
        List<List<BufferedImage>> rows = new ArrayList<>();
        for (int i = 0; i < overlays.size(); i += COLUMNS) {
            rows.add(overlays.subList(i, Math.min(overlays.size(), i + COLUMNS)).stream().map(overlay -> {
                BufferedImage image = PngForm.of(overlay);
                return Embedded.scaled(image, CELL, Math.max(1, CELL * image.getHeight() / image.getWidth()));
            }).toList());
        }
        return rows;
    }

    private static int height(List<BufferedImage> row) {
        return NAME + row.stream().mapToInt(BufferedImage::getHeight).max().orElse(0) + MARGIN;
    }

    private static String cut(String name) {
        String text = Markup.printable(name);
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
