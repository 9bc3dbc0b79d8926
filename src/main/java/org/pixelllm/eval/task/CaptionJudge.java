package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pixelllm.eval.caption.Bleu;
import org.pixelllm.eval.caption.CaptionMetric.Scores;
import org.pixelllm.eval.caption.CiderD;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.eval.caption.RougeL;

/** Judges captions; a refusal counts as an empty one. */
final class CaptionJudge implements Judge {
    static final String LEADING = "METEOR";
    private static final String CIDER = "CIDEr-D";
    private static final String ROUGE = "ROUGE-L";

    private final boolean inBoxes;
    private final CaptionWords words = new CaptionWords();
    private final RougeL rouge = new RougeL();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<List<String>> references = new ArrayList<>();
    private final List<String> candidates = new ArrayList<>();
    private double sum;

    CaptionJudge(boolean inBoxes) {
        this.inBoxes = inBoxes;
    }

    @Override
    public void add(Question question, Prediction prediction) {
        String caption = prediction instanceof Prediction.Said said ? said.caption() : "";
        List<String> truth = ((Truth.Said) question.truth()).references().stream().map(words::of).toList();
        questions.add(question);
        answers.add(prediction instanceof Prediction.Refused refused ? refused.why() : caption);
        references.add(truth);
        candidates.add(words.of(caption));
        sum += rouge.score(List.of(truth), List.of(candidates.get(candidates.size() - 1))).corpus();
    }

    @Override
    public String running() {
        return String.format(Locale.ROOT, "%s %.1f", ROUGE, 100 * sum / Math.max(1, questions.size()));
    }

    @Override
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("captions", candidates.size());
        if (candidates.isEmpty()) {
            return figures;
        }
        figures.put(CIDER, new CiderD().score(references, candidates).corpus());
        figures.put(LEADING, new Meteor().score(references, candidates).corpus());
        for (int n = 1; n <= 4; n++) {
            figures.put("BLEU-" + n, new Bleu(n).score(references, candidates).corpus());
        }
        figures.put(ROUGE, sum / candidates.size());
        return figures;
    }

    @Override
    public List<Judged> answers() {
        Scores meteor = new Meteor().score(references, candidates);
        Scores cider = new CiderD().score(references, candidates);
        Scores longest = rouge.score(references, candidates);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Map<String, Double> scores = new LinkedHashMap<>();
            scores.put(LEADING, meteor.each()[i]);
            scores.put(CIDER, cider.each()[i]);
            scores.put(ROUGE, longest.each()[i]);
            judged.add(new Judged(questions.get(i), ((Truth.Said) questions.get(i).truth()).references().get(0),
                    answers.get(i), scores));
        }
        return judged;
    }

    @Override
    public Map<String, Curve> curves(List<Judged> judged) {
        if (!inBoxes) {
            return Map.of();
        }
        Bins bins = Bins.ofSizes();
        for (Judged each : judged) {
            ((Truth.Said) each.question().truth()).region()
                    .ifPresent(box -> bins.addSized(box.width() * box.height(), each.scores().get(LEADING)));
        }
        return bins.isEmpty() ? Map.of() : Map.of("meteor-by-size", bins.bySize("METEOR by size of the object"));
    }
}
