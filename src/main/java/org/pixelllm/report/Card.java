package org.pixelllm.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pixelllm.report.CaptionLines.Placed;

/**
 * The sheet that carries picture and caption where a form has no page around it.
 *
 * @param width in units of the view
 * @param height in units of the view
 * @param left where the picture begins
 * @param top where the caption begins
 * @param lines the caption, set within the margins
 */
record Card(double width, double height, double left, double top, List<Placed> lines) {
    /** On either side of the caption. */
    static final double MARGIN = 16;
    private static final double NARROWEST = 640;

    static Card of(View view, Sentence sentence, ToDoubleFunction<String> measure) {
        double width = Math.max(NARROWEST, view.width());
        List<Placed> lines = CaptionLines.of(sentence, width - 2 * MARGIN, measure);
        double top = view.height() + MARGIN;
        return new Card(width, top + CaptionLines.height(lines) + MARGIN, (width - view.width()) / 2, top, lines);
    }

    /** Returns where the letters of a piece stand. */
    double baseline(Placed placed) {
        return top + placed.line() * CaptionLines.LEADING + 46;
    }
}
