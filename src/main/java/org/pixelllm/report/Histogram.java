package org.pixelllm.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.pixelllm.data.Tally;
import org.pixelllm.problem.UserProblem;

/** A chart of how often values of each size appear, as a PNG file. */
public final class Histogram {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LABELS = 11;

    private Histogram() {}

    /**
     * Draws a bar for each bin up to the last one that holds anything.
     *
     * @return a PNG file
     * @throws UserProblem if Java finds no fonts on this machine
     */
    public static byte[] png(Tally tally) {
        Charts.requireFonts();
        CategoryChart chart = new CategoryChartBuilder().title(tally.title()).xAxisTitle(tally.across()).width(WIDTH)
                .height(HEIGHT).build();
        Charts.style(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisMaxLabelCount(LABELS);
        chart.getStyler().setAvailableSpaceFill(0.96);
        int bins = Math.max(1, last(tally.bins()));
        List<String> labels = IntStream.range(0, bins).mapToObj(bin -> label(bin, tally)).toList();
        chart.addSeries(tally.title(), labels, LongStream.of(tally.bins()).limit(bins).boxed().toList())
                .setFillColor(Ink.of(1).fill());
        return Embedded.png(BitmapEncoder.getBufferedImage(chart));
    }

    private static int last(long[] bins) {
        return IntStream.range(0, bins.length).filter(bin -> bins[bin] > 0).map(bin -> bin + 1).max().orElse(0);
    }

    private static String label(int bin, Tally tally) {
        boolean whole = tally.width() == Math.rint(tally.width());
        String from = whole
                ? Long.toString((long) (bin * tally.width()))
                : String.format(Locale.ROOT, "%.2f", bin * tally.width());
        return bin == tally.bins().length - 1 && whole ? from + "+" : from;
    }
}
