package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.eval.caption.Bleu;
import org.pixelllm.eval.caption.CaptionMetric;
import org.pixelllm.eval.caption.CiderD;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.eval.caption.PtbTokenizer;
import org.pixelllm.eval.caption.RougeL;

/** Judges captions; a refusal counts as an empty one. */
final class CaptionJudge implements Judge {
    static final String LEADING = "METEOR";
    private static final String CIDER = "CIDEr-D";
    private static final String ROUGE = "ROUGE-L";

    private final boolean inBoxes;
    private final Meteor meteor;
    private final PtbTokenizer tokenizer = new PtbTokenizer();
    private final RougeL rouge = new RougeL();
    private final List<Question> questions = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> captions = new ArrayList<>();
    private Optional<Words> words = Optional.empty();
    private double sum;

    /** All captions as the measures compare them, tokenized in one go as the published tools do. */
    private record Words(List<List<String>> references, List<String> candidates) {}

    CaptionJudge(boolean inBoxes, ParaphraseTable paraphrases) {
        this.inBoxes = inBoxes;
        meteor = new Meteor(paraphrases);
    }

    @Override
    public void add(Question question, Prediction prediction) {
        String caption = prediction instanceof Prediction.Said said ? said.caption() : "";
        questions.add(question);
        captions.add(caption);
        answers.add(prediction instanceof Prediction.Refused refused ? refused.why() : caption);
        words = Optional.empty();
        sum += rouge.score(List.of(tokenizer.captions(references(question))), List.of(tokenizer.caption(caption)))
                .corpus();
    }

    private static List<String> references(Question question) {
        return ((Truth.Said) question.truth()).references();
    }

    private Words words() {
        if (words.isEmpty()) {
            words = Optional.of(new Words(
                    tokenizer.captionsEach(questions.stream().map(CaptionJudge::references).toList()),
                    tokenizer.captions(captions)));
        }
        return words.get();
    }

    @Override
    public String running() {
        return String.format(Locale.ROOT, "%s %.1f", ROUGE, 100 * sum / Math.max(1, questions.size()));
    }

    @Override
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("captions", captions.size());
        if (captions.isEmpty()) {
            return figures;
        }
        figures.put(CIDER, corpus(new CiderD()));
        figures.put(LEADING, corpus(meteor));
        for (int n = 1; n <= 4; n++) {
            figures.put("BLEU-" + n, corpus(new Bleu(n)));
        }
        figures.put(ROUGE, corpus(rouge));
        return figures;
    }

    private double corpus(CaptionMetric metric) {
        return metric.score(words().references(), words().candidates()).corpus();
    }

    private double[] each(CaptionMetric metric) {
        return metric.score(words().references(), words().candidates()).each();
    }

    @Override
    public List<Judged> answers() {
        double[] alike = each(meteor);
        double[] cider = each(new CiderD());
        double[] longest = each(rouge);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Map<String, Double> scores = new LinkedHashMap<>();
            scores.put(LEADING, alike[i]);
            scores.put(CIDER, cider[i]);
            scores.put(ROUGE, longest[i]);
            judged.add(new Judged(questions.get(i), references(questions.get(i)).get(0), answers.get(i), scores));
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
