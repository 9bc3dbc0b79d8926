package org.pixelllm.report;

import java.util.List;
import java.util.Locale;
import org.pixelllm.geometry.Point;

/**
 * The sentence told by a pointer that moves from word to word while the word lights up: animation by style sheet.
 *
 * @param name of the overlay's own class, without the dot
 * @param stops where each word is, in units of the view
 */
record Play(String name, List<Point> stops) {
    /** From one word to the next. */
    private static final double SECONDS = 0.8;
    private static final double STAY = 0.6; // of that
    private static final int PAUSE = 2; // in words, before it begins again

    /** Returns the rules, a line each; nothing for a sentence without words. */
    String rules() {
        if (stops.isEmpty()) {
            return "";
        }
        double seconds = SECONDS * (stops.size() + PAUSE);
        StringBuilder rules = new StringBuilder("@keyframes " + name + "-go{");
        for (int i = 0; i < stops.size(); i++) {
            rules.append(String.format(Locale.ROOT, "%.2f%%,%.2f%%{transform:translate(%.1fpx,%.1fpx)}", percent(i),
                    percent(i + STAY), stops.get(i).x(), stops.get(i).y()));
        }
        rules.append("}\n").append(String.format(Locale.ROOT,
                "@keyframes %s-lit{0%%,%.2f%%{background:var(--c);color:var(--i)}"
                        + "%.2f%%,100%%{background:var(--t,transparent);color:inherit}}\n",
                name, percent(STAY), percent(1)));
        rules.append(String.format(Locale.ROOT, "S:has(.cp:checked) .p{display:inline;"
                + "animation:%s-go %.1fs linear infinite both}\n", name, seconds));
        rules.append(String.format(Locale.ROOT,
                "S:has(.cp:checked) .w{animation:%s-lit %.1fs linear calc(var(--n)*%.1fs) infinite}\n", name, seconds,
                SECONDS));
        return rules.append("S:has(.cp:checked) .q{display:inline}\n").toString();
    }

    private double percent(double words) {
        return 100 * words / (stops.size() + PAUSE);
    }
}
