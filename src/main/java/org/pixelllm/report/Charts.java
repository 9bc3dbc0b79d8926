package org.pixelllm.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.pixelllm.problem.UserProblem;

/** Charts of numbers that change, as PNG files. */
public final class Charts {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;
    private static final double WIDE_RANGE = 30;

    private Charts() {}

    /**
     * Draws a line for each series; large ranges of positive numbers get a logarithmic scale.
     *
     * @param across what the x axis counts
     * @param series name to x and y values; points that are not finite are left out
     * @return a PNG file
     * @throws UserProblem if Java finds no fonts on this machine
     */
    public static byte[] lines(String title, String across, Map<String, double[][]> series) {
        return lines(title, across, series, isWide(series), LegendPosition.InsideNE);
    }

    /** As {@link #lines}, of what rises as it gets better, such as a score. */
    public static byte[] rising(String title, String across, Map<String, double[][]> series) {
        return lines(title, across, series, false, LegendPosition.InsideNW);
    }

    private static byte[] lines(String title, String across, Map<String, double[][]> series, boolean logarithmic,
            LegendPosition legend) {
        requireFonts();
        XYChart chart = new XYChartBuilder().title(title).xAxisTitle(across).width(WIDTH).height(HEIGHT).build();
        style(chart.getStyler());
        chart.getStyler().setYAxisLogarithmic(logarithmic).setLegendPosition(legend);
        int number = 0;
        for (var each : series.entrySet()) {
            add(chart, each.getKey(), each.getValue()[0], each.getValue()[1], Ink.of(++number).fill());
        }
        return Embedded.png(BitmapEncoder.getBufferedImage(chart));
    }

    /** Refuses where letters cannot be drawn. @throws UserProblem if Java finds no fonts on this machine */
    public static void requireFonts() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("a", new FontRenderContext(null, true, true));
        } catch (RuntimeException | Error e) { // which of the two depends on Java's version
            throw UserProblem.that("could not draw a chart").line("seen", "Java finds no fonts on this machine")
                    .line("try", "to install fontconfig and a font, such as fonts-dejavu-core").because(e);
        }
    }

    private static void add(XYChart chart, String name, double[] x, double[] y, Color colour) {
        int[] told = IntStream.range(0, Math.min(x.length, y.length))
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i])).toArray();
        if (told.length == 0) {
            return;
        }
        XYSeries line = chart.addSeries(name, IntStream.of(told).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(told).mapToDouble(i -> y[i]).toArray());
        line.setMarker(told.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        line.setMarkerColor(colour);
        line.setLineColor(colour);
        line.setLineStyle(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    static void style(AxesChartStyler style) {
        Color lines = new Color(0xdfe3e6);
        style.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
        style.setPlotGridLinesColor(lines).setAxisTickMarksColor(lines).setPlotGridVerticalLinesVisible(false);
        style.setLegendPosition(LegendPosition.InsideNE).setLegendBorderColor(lines);
        style.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 18)).setChartTitleBoxVisible(false);
        style.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14)).setAntiAlias(true);
    }

    private static boolean isWide(Map<String, double[][]> series) {
        double[] all = series.values().stream().flatMapToDouble(xy -> DoubleStream.of(xy[1])).filter(Double::isFinite)
                .sorted().toArray();
        return all.length > 0 && all[0] > 0 && all[all.length - 1] > WIDE_RANGE * all[0];
    }
}
