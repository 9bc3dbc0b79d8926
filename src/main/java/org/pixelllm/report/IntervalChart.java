package org.pixelllm.report;

import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.pixelllm.eval.task.Interval;

/** A bar for each of several means, with how far chance may have moved it: shares × 100, from 0 up. */
final class IntervalChart {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 400;

    private IntervalChart() {}

    static byte[] png(String title, List<String> names, List<Interval> means) {
        Charts.requireFonts();
        CategoryChart chart = new CategoryChartBuilder().title(title).width(WIDTH).height(HEIGHT).build();
        Charts.style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.6).setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0").setXAxisLabelRotation(names.size() > 6 ? 30 : 0);
        chart.addSeries(title, names, means.stream().map(i -> 100 * i.value()).toList(),
                means.stream().map(i -> 50 * (i.high() - i.low())).toList()).setFillColor(Ink.of(1).fill());
        return Embedded.png(BitmapEncoder.getBufferedImage(chart));
    }
}
