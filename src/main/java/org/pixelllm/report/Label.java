package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * A word written on the picture, beside its badge.
 *
 * @param text what is written, cut where it is too long for the picture
 * @param box what it covers, in units of the view, inside the view where there is room at all
 * @param isApart whether it covers no other label and no badge, so that all such labels can be shown at once
 */
record Label(String text, Box box, boolean isApart) {
    /** Height of the letters' body, in units of the view. */
    static final double SIZE = 32;
    /** From the top of the box to the baseline. */
    static final double BASELINE = 31;
    private static final double HEIGHT = 40;
    private static final double GAP = 4;
    private static final int DIRECTIONS = 16;
    private static final int RINGS = 8;
    private static final double STEP = 30;
    private static final int MOST = 60; // labels to find room for: more would hide the picture

    /** Returns a label for each callout; words that mean nothing to point at give way to the others. */
    static List<Label> of(List<Callout> callouts, View view) {
        List<Box> taken = new ArrayList<>();
        callouts.stream().filter(c -> c.piece().isNumbered()).forEach(c -> taken.add(badge(c)));
        List<Label> labels = new ArrayList<>();
        for (Callout callout : callouts) {
            Label label = place(callout, taken, view);
            if (label.isApart()) {
                taken.add(label.box());
            }
            labels.add(label);
        }
        return labels;
    }

    private static Box badge(Callout callout) {
        return around(callout.badge(), 2 * Callout.RADIUS, 2 * Callout.RADIUS);
    }

    private static Label place(Callout callout, List<Box> taken, View view) {
        String text = fitting(Markup.printable(callout.word().text()), view.width());
        double width = Lettering.REGULAR.width(text, SIZE);
        for (int ring = 0; ring < RINGS && isWanted(callout); ring++) {
            for (int i = 0; i < DIRECTIONS; i++) {
                Box box = beside(callout.badge(), 2 * Math.PI * i / DIRECTIONS, ring * STEP, width);
                if (isInside(box, view) && taken.stream().noneMatch(t -> t.intersect(box).area() > 0)) {
                    return new Label(text, box, true);
                }
            }
        }
        return new Label(text, kept(beside(callout.badge(), Math.PI / 2, 0, width), view), false);
    }

    private static boolean isWanted(Callout callout) {
        return callout.piece().isNumbered() && callout.piece().number() <= MOST;
    }

    /** Returns a box that touches the badge from one side, or stands off by so much. */
    private static Box beside(Point badge, double angle, double off, double width) {
        double acrossX = Math.cos(angle);
        double acrossY = -Math.sin(angle);
        double reachX = Callout.RADIUS + GAP + width / 2 + off;
        double reachY = Callout.RADIUS + GAP + HEIGHT / 2 + off;
        double scale = 1 / Math.max(Math.abs(acrossX), Math.abs(acrossY)); // along the edge of a rectangle
        return around(new Point(badge.x() + acrossX * scale * reachX, badge.y() + acrossY * scale * reachY), width,
                HEIGHT);
    }

    private static Box around(Point centre, double width, double height) {
        return Box.ofSize(centre.x() - width / 2, centre.y() - height / 2, width, height);
    }

    private static boolean isInside(Box box, View view) {
        return box.x0() >= 0 && box.y0() >= 0 && box.x1() <= view.width() && box.y1() <= view.height();
    }

    private static Box kept(Box box, View view) {
        double x = Math.max(0, Math.min(view.width() - box.width(), box.x0()));
        double y = Math.max(0, Math.min(view.height() - box.height(), box.y0()));
        return Box.ofSize(x, y, box.width(), box.height());
    }

    private static String fitting(String text, double width) {
        int[] letters = text.codePoints().toArray();
        int most = letters.length;
        String cut = text;
        while (most > 1 && Lettering.REGULAR.width(cut, SIZE) > width) {
            most = Math.min(most - 1, (int) (most * width / Lettering.REGULAR.width(cut, SIZE)) + 1);
            cut = new String(letters, 0, Math.max(1, most - 1)) + "…";
        }
        return cut;
    }
}
