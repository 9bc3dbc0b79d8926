package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pixelllm.data.BoxedText;
import org.pixelllm.eval.DenseCaptionEvaluator;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.eval.DenseRegion;
import org.pixelllm.eval.DenseRules;
import org.pixelllm.eval.DenseTruth;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.eval.caption.ParaphraseTable;

/** Judges regions with captions; a refusal finds none. */
final class DenseJudge implements Judge {
    static final String LEADING = "found at IoU 0.5";
    private static final double FOUND = 0.5;

    private final DenseCaptionEvaluator evaluator;
    private final List<Judged> answers = new ArrayList<>();
    private final Bins bySize = Bins.ofSizes();
    private double sum;

    DenseJudge(ParaphraseTable paraphrases) {
        Meteor meteor = new Meteor(paraphrases);
        evaluator = DenseCaptionEvaluator.of((said, references) -> meteor.score(said.caption(), references),
                DenseRules.STANDARD);
    }

    @Override
    public void add(Question question, Prediction prediction) {
        List<BoxedText> truth = ((Truth.Regions) question.truth()).regions();
        List<DensePrediction> found = prediction instanceof Prediction.Described d ? d.regions() : List.of();
        // sizes matter only to rules that scale; a picture's number keeps ties in the order of the data
        evaluator.add(new DenseTruth(answers.size(), 1, 1,
                truth.stream().map(region -> new DenseRegion(region.bounds(), region.text())).toList()), found);
        int hits = 0;
        for (BoxedText region : truth) {
            boolean hit = found.stream().anyMatch(one -> one.box().iou(region.bounds()) >= FOUND);
            bySize.addSized(region.bounds().width() * region.bounds().height(), hit ? 1 : 0);
            hits += hit ? 1 : 0;
        }
        double share = (double) hits / truth.size();
        sum += share;
        answers.add(new Judged(question, truth.size() + " regions", prediction instanceof Prediction.Refused refused
                ? refused.why()
                : found.size() + " regions", Map.of(LEADING, share)));
    }

    @Override
    public String running() {
        return String.format(Locale.ROOT, "found %.1f", 100 * sum / Math.max(1, answers.size()));
    }

    @Override
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("pictures", answers.size());
        figures.putAll(evaluator.result());
        if (!answers.isEmpty()) {
            figures.put(LEADING, sum / answers.size());
        }
        return figures;
    }

    @Override
    public List<Judged> answers() {
        return List.copyOf(answers);
    }

    @Override
    public Map<String, Curve> curves(List<Judged> judged) {
        return bySize.isEmpty()
                ? Map.of()
                : Map.of("found-by-size", bySize.bySize("Regions found at IoU 0.5, by size"));
    }
}
