package org.pixelllm.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pixelllm.data.LocalizedNarrative.TracePoint;
import org.pixelllm.geometry.Point;

/**
 * Finds where the mouse was while something was said: 16 moments over the utterance, the trace interpolated between its
 * points and extended beyond its ends along a line.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models, section 3.4</a>
 */
final class TraceAlignment {
    private static final int SAMPLES = 16;
    private static final double INSTANT = 1e-5; // seconds

    private final List<TracePoint> trace;

    /** Takes all pieces of a trace, at least two points together. */
    TraceAlignment(List<List<TracePoint>> traces) {
        trace = traces.stream().flatMap(List::stream).sorted(Comparator.comparingDouble(TracePoint::t)).toList();
    }

    Utterance align(LocalizedNarrative.Utterance spoken) {
        List<Point> samples = new ArrayList<>();
        double step = (spoken.endTime() - spoken.startTime()) / (SAMPLES - 1);
        for (int i = 0; i < SAMPLES; i++) {
            samples.add(at(i == SAMPLES - 1 ? spoken.endTime() : spoken.startTime() + i * step));
        }
        return new Utterance(spoken.utterance().strip(),
                spoken.endTime() - spoken.startTime() < INSTANT ? mean(samples, 0) : mean(samples, 0.5), samples);
    }

    private Point at(double t) {
        int next = 1; // the first point that is not before t, or the last one
        for (int high = trace.size() - 1; next < high;) {
            int middle = (next + high) / 2;
            next = trace.get(middle).t() < t ? middle + 1 : next;
            high = trace.get(middle).t() < t ? high : middle;
        }
        TracePoint a = trace.get(next - 1);
        TracePoint b = trace.get(next);
        double share = b.t() > a.t() ? (t - a.t()) / (b.t() - a.t()) : 1;
        return new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()));
    }

    /** Returns the mean over the samples; the trapezoid rule leaves half of the first and half of the last out. */
    private static Point mean(List<Point> samples, double leftOut) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double weight = i == 0 || i == SAMPLES - 1 ? 1 - leftOut : 1;
            x += weight * samples.get(i).x();
            y += weight * samples.get(i).y();
        }
        double weights = SAMPLES - 2 * leftOut;
        return new Point(x / weights, y / weights);
    }
}
