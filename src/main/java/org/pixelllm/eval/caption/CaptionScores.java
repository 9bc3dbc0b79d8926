package org.pixelllm.eval.caption;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores captions with every metric that papers report.
 *
 * <p>Texts are raw: they are tokenized here, all references in order and all captions in order, as the published tool
 * reads them.
 */
public final class CaptionScores {
    private final Map<String, CaptionMetric> metrics = new LinkedHashMap<>();
    private final PtbTokenizer tokenizer = new PtbTokenizer();

    /** Takes all metrics, METEOR without paraphrases. */
    public CaptionScores() {
        this(ParaphraseTable.NONE);
    }

    /** Takes all metrics. */
    public CaptionScores(ParaphraseTable paraphrases) {
        for (int n = 1; n <= NGrams.LONGEST; n++) {
            metrics.put("BLEU-" + n, new Bleu(n));
        }
        metrics.put("METEOR", new Meteor(paraphrases));
        metrics.put("ROUGE-L", new RougeL());
        metrics.put("CIDEr", new CiderD());
    }

    /**
     * Scores a caption per picture.
     *
     * @param references for each picture what people wrote about it, at least one text
     * @param candidates for each picture what is scored
     * @return the scores by the metrics' names, in the order in which papers print them
     * @throws IllegalArgumentException if the two lists differ in length or a picture has no reference
     */
    public Map<String, CaptionMetric.Scores> score(List<List<String>> references, List<String> candidates) {
        CaptionMetric.check(references, candidates);
        List<List<String>> truth = tokenizer.captionsEach(references);
        List<String> said = tokenizer.captions(candidates);
        Map<String, CaptionMetric.Scores> scores = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> scores.put(name, metric.score(truth, said)));
        return scores;
    }
}
