package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.data.BoxedText;
import org.pixelllm.eval.BoxEvaluator;
import org.pixelllm.eval.BoxOverlap;
import org.pixelllm.eval.MaskEvaluator;
import org.pixelllm.eval.Outlined;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.RunLength;

/** Judges boxes and masks found for expressions; a refusal is a miss. */
final class ReferJudge implements Judge {
    static final String LEADING = "IoU";
    private static final Box NOWHERE = new Box(0, 0, 0, 0);
    private static final double[] THRESHOLDS = {0.5, 0.7, 0.9};
    private static final int STEPS = 19; // of 0.05 each

    private final BoxEvaluator boxes = new BoxEvaluator();
    private final MaskEvaluator masks = new MaskEvaluator();
    private final List<Judged> answers = new ArrayList<>();
    private final Bins bySize = Bins.ofSizes();
    private int hits;
    private int outlined;

    @Override
    public void add(Question question, Prediction prediction) {
        BoxedText expression = ((Truth.Meant) question.truth()).expression();
        Box truth = expression.bounds().box();
        Box found = prediction instanceof Prediction.Found f ? f.box() : NOWHERE;
        boxes.add(truth, found);
        if (prediction instanceof Prediction.Found f && f.mask().isPresent()) {
            compareMasks(question, expression, f);
        }
        BoxOverlap overlap = BoxOverlap.of(truth, found);
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put(LEADING, overlap.iou());
        for (double threshold : THRESHOLDS) {
            scores.put("P@" + threshold, overlap.hits(threshold) ? 1.0 : 0.0);
        }
        hits += overlap.hits(THRESHOLDS[0]) ? 1 : 0;
        bySize.addSized(truth.area(), overlap.hits(THRESHOLDS[0]) ? 1 : 0);
        answers.add(new Judged(question, expression.text() + " at " + truth.compact(),
                prediction instanceof Prediction.Refused refused ? refused.why() : found.compact(), scores));
    }

    private void compareMasks(Question question, BoxedText expression, Prediction.Found found) {
        RunLength mask = found.mask().orElseThrow();
        Optional<RunLength> truth = expression.mask().map(m -> m.mask(mask.height(), mask.width()));
        ((Truth.Meant) question.truth()).size().ifPresent(size -> {
            if (mask.height() != size.height() || mask.width() != size.width()) {
                throw new IllegalArgumentException("a mask of " + mask.width() + " x " + mask.height()
                        + " pixels in a picture of " + size.width() + " x " + size.height());
            }
        });
        if (truth.isPresent()) {
            masks.add(new Outlined(truth.get(), expression.bounds().box()), new Outlined(mask, found.box()));
            outlined++;
        }
    }

    @Override
    public String running() {
        return String.format(Locale.ROOT, "P@0.5 %.1f", 100.0 * hits / Math.max(1, answers.size()));
    }

    @Override
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>(boxes.result());
        if (outlined > 0) {
            figures.put("masks", outlined);
            masks.result().forEach((name, value) -> {
                if (!name.equals("expressions") && !name.contains("box")) {
                    figures.put(name + " of masks", value);
                }
            });
        }
        return figures;
    }

    @Override
    public List<Judged> answers() {
        return List.copyOf(answers);
    }

    @Override
    public Map<String, Curve> curves(List<Judged> judged) {
        if (judged.isEmpty()) {
            return Map.of();
        }
        double[] iou = IntStream.rangeClosed(1, STEPS).mapToDouble(i -> i * 0.05).toArray();
        double[] precision = IntStream.range(0, STEPS).mapToDouble(i -> judged.stream()
                .filter(answer -> answer.scores().get(LEADING) > iou[i]).count() / (double) judged.size()).toArray();
        Map<String, Curve> curves = new LinkedHashMap<>();
        curves.put("precision-over-iou",
                new Curve("Precision over IoU", "IoU that a box must exceed", List.of(), iou, precision));
        curves.put("precision-by-size", bySize.bySize("P@0.5 by size of the object"));
        return curves;
    }
}
