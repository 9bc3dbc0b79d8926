package org.pixelllm.eval.caption;

import java.util.List;

/**
 * METEOR 1.5 for English, with the parameters for ranking and with normalisation.
 *
 * <p>Words match if they are equal, have one stem or are synonyms in WordNet 3.0; phrases match if a table of
 * paraphrases is given. Without one, scores are usually a little lower than published ones. Safe for use by threads.
 *
 * @see <a href="https://aclanthology.org/W14-3348">Denkowski and Lavie, Meteor Universal, 2014</a>
 */
public final class Meteor implements CaptionMetric {
    private final MeteorLexicon lexicon = new MeteorLexicon(WordNet.shared());
    private final MeteorMatcher matcher;

    /** Compares without paraphrases; reads WordNet when first used. */
    public Meteor() {
        this(ParaphraseTable.NONE);
    }

    public Meteor(ParaphraseTable paraphrases) {
        matcher = new MeteorMatcher(paraphrases);
    }

    /**
     * Scores one text.
     *
     * @param references at least one text; the one that is most alike counts
     * @return 0 to 1
     */
    public double score(String candidate, List<String> references) {
        return best(candidate, references).score();
    }

    /** {@inheritDoc} The corpus score is that of the summed counts, not the mean. */
    @Override
    public Scores score(List<List<String>> references, List<String> candidates) {
        CaptionMetric.check(references, candidates);
        double[] each = new double[candidates.size()];
        MeteorStats all = MeteorStats.NONE;
        for (int i = 0; i < each.length; i++) {
            MeteorStats stats = best(candidates.get(i), references.get(i));
            each[i] = stats.score();
            all = all.plus(stats);
        }
        return new Scores(all.score(), each);
    }

    /** Returns the counts against the reference with the highest score, the first of equals. */
    MeteorStats best(String candidate, List<String> references) {
        List<MeteorWord> words = words(candidate);
        MeteorStats best = null;
        for (String reference : references) {
            MeteorStats stats = compare(words, words(reference));
            best = best == null || stats.score() > best.score() ? stats : best;
        }
        if (best == null) {
            throw new IllegalArgumentException("a caption has no reference");
        }
        return best;
    }

    private List<MeteorWord> words(String text) {
        return MeteorText.words(text).stream().map(lexicon::word).toList();
    }

    private MeteorStats compare(List<MeteorWord> candidate, List<MeteorWord> reference) {
        return MeteorStats.of(candidate, reference,
                MeteorAlignment.of(matcher.matches(candidate, reference), candidate.size()));
    }
}
