package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.pixelllm.data.Narrative;
import org.pixelllm.data.PlacedWord;
import org.pixelllm.eval.TraceEvaluator;
import org.pixelllm.eval.Traced;
import org.pixelllm.eval.TracedToken;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/**
 * Judges where words point; a word's true places are the corners of the box of its mouse trace.
 *
 * <p>Words stand for the published evaluation's tokens. A refusal is left out: it has no error that one could add.
 */
final class TraceJudge implements Judge {
    static final String LEADING = "trace error";
    private static final int TENTHS = 10;

    private final List<Judged> answers = new ArrayList<>();
    private final Bins byPosition = new Bins(TENTHS);
    private final TraceEvaluator errors = new TraceEvaluator();
    private int words;
    private int refused;
    private double sum;

    @Override
    public void add(Question question, Prediction prediction) {
        if (!(prediction instanceof Prediction.Pointed pointed)) {
            refused++;
            return;
        }
        Narrative narrative = ((Truth.Spoken) question.truth()).narrative();
        List<List<Point>> points = WordMatching.points(narrative, pointed.words());
        List<TracedToken> tokens = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            tokens.add(token(narrative.words().get(i), pointed, !points.get(i).isEmpty()));
            position(narrative, i, tokens.get(i), points.get(i), pointed);
        }
        Traced traced = new Traced(pointed.height(), pointed.width(), tokens);
        errors.add(traced, points);
        double error = TraceEvaluator.error(traced, points);
        sum += error;
        answers.add(new Judged(question, narrative.text(), said(pointed), Map.of(LEADING, error)));
    }

    private static TracedToken token(PlacedWord word, Prediction.Pointed picture, boolean isTold) {
        Box box = word.box().scaled(picture.width(), picture.height());
        return new TracedToken(isTold, List.of(new Point(box.x0(), box.y0()), new Point(box.x1(), box.y1())));
    }

    private void position(Narrative narrative, int word, TracedToken token, List<Point> points,
            Prediction.Pointed picture) {
        if (token.counts()) {
            Traced alone = new Traced(picture.height(), picture.width(), List.of(token));
            int tenth = TENTHS * narrative.words().get(word).begin() / Math.max(1, narrative.text().length());
            byPosition.add(Math.min(TENTHS - 1, tenth), TraceEvaluator.error(alone, List.of(points)));
            words++;
        }
    }

    private static String said(Prediction.Pointed pointed) {
        return pointed.words().stream().limit(8).map(w -> String.format(Locale.ROOT, "%s (%.0f, %.0f)", w.text(),
                w.place().x(), w.place().y())).reduce((a, b) -> a + " " + b).orElse("");
    }

    @Override
    public String running() {
        return String.format(Locale.ROOT, "error %.1f", 100 * sum / Math.max(1, answers.size()));
    }

    @Override
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>(errors.result());
        figures.put("words", words);
        if (refused > 0) {
            figures.put("captions left out", refused);
        }
        return figures;
    }

    @Override
    public List<Judged> answers() {
        return List.copyOf(answers);
    }

    @Override
    public Map<String, Curve> curves(List<Judged> judged) {
        double[] middle = IntStream.range(0, TENTHS).mapToDouble(i -> (i + 0.5) / TENTHS).toArray();
        return byPosition.isEmpty()
                ? Map.of()
                : Map.of("error-over-position", new Curve("Error of words over their position in the caption",
                        "position in the caption, 0 at its beginning", List.of(), middle, byPosition.means()));
    }
}
