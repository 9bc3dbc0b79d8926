package org.pixelllm.report;

import java.awt.BasicStroke;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.pixelllm.eval.task.Curve;
import org.pixelllm.problem.UserProblem;

/** A chart of how a score changes with something else, as a PNG file: scores × 100, from 0 up. */
public final class ScoreChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private ScoreChart() {}

    /**
     * Draws a line over numbers, or a bar for each class.
     *
     * @return a PNG file
     * @throws UserProblem if Java finds no fonts on this machine
     */
    public static byte[] png(Curve curve) {
        Charts.requireFonts();
        int[] told = IntStream.range(0, curve.x().length).filter(i -> Double.isFinite(curve.y()[i])).toArray();
        double[] y = IntStream.of(told).mapToDouble(i -> 100 * curve.y()[i]).toArray();
        return Embedded.png(BitmapEncoder.getBufferedImage(curve.ticks().isEmpty()
                ? line(curve, IntStream.of(told).mapToDouble(i -> curve.x()[i]).toArray(), y)
                : bars(curve, IntStream.of(told).mapToObj(i -> curve.ticks().get(i)).toList(), y)));
    }

    private static XYChart line(Curve curve, double[] x, double[] y) {
        XYChart chart = new XYChartBuilder().title(curve.title()).xAxisTitle(curve.across()).width(WIDTH).height(HEIGHT)
                .build();
        style(chart.getStyler());
        if (x.length > 0) {
            var series = chart.addSeries(curve.title(), x, y);
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Ink.of(1).fill()).setLineColor(Ink.of(1).fill());
            series.setLineStyle(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        return chart;
    }

    private static CategoryChart bars(Curve curve, List<String> names, double[] y) {
        CategoryChart chart = new CategoryChartBuilder().title(curve.title()).xAxisTitle(curve.across()).width(WIDTH)
                .height(HEIGHT).build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.8);
        if (y.length > 0) {
            chart.addSeries(curve.title(), names, DoubleStream.of(y).boxed().toList()).setFillColor(Ink.of(1).fill());
        }
        return chart;
    }

    private static void style(AxesChartStyler style) {
        Charts.style(style);
        style.setLegendVisible(false);
        style.setYAxisMin(0.0);
        style.setYAxisDecimalPattern("0");
    }
}
