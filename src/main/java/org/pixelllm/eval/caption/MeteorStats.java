package org.pixelllm.eval.caption;

import java.util.Arrays;
import java.util.List;

/**
 * The numbers from which METEOR computes a score; those of several captions are added up.
 *
 * @param counts words of caption and reference, function words of each, then for each stage matched content words of
 *     the caption and of the reference and matched function words of each, then chunks and matched words of each
 */
record MeteorStats(double[] counts) {
    // "ranking" parameters of METEOR 1.5 for English
    private static final double ALPHA = 0.85;
    private static final double BETA = 0.2;
    private static final double GAMMA = 0.6;
    private static final double DELTA = 0.75;
    private static final int STAGES = 4;
    private static final int CHUNKS = STAGES + 4 * STAGES;

    static final MeteorStats NONE = new MeteorStats(new double[CHUNKS + 3]);

    /** Counts an alignment. */
    static MeteorStats of(List<MeteorWord> candidate, List<MeteorWord> reference, MeteorAlignment alignment) {
        double[] counts = new double[CHUNKS + 3];
        counts[0] = candidate.size();
        counts[1] = reference.size();
        counts[2] = functionWords(candidate);
        counts[3] = functionWords(reference);
        for (MeteorMatch match : alignment.matches()) {
            int at = STAGES + 4 * match.stage().ordinal();
            count(candidate.subList(match.candidate(), match.candidateEnd()), counts, at, CHUNKS + 1);
            count(reference.subList(match.reference(), match.referenceEnd()), counts, at + 1, CHUNKS + 2);
        }
        counts[CHUNKS] = alignment.chunks();
        return new MeteorStats(counts);
    }

    private static void count(List<MeteorWord> words, double[] counts, int content, int all) {
        int function = functionWords(words);
        counts[content] += words.size() - function;
        counts[content + 2] += function;
        counts[all] += words.size();
    }

    private static int functionWords(List<MeteorWord> words) {
        return (int) words.stream().filter(MeteorWord::function).count();
    }

    /** Adds those of another caption; a caption that is wholly matched in one chunk adds no chunk. */
    MeteorStats plus(MeteorStats other) {
        double[] sum = counts.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += i == CHUNKS && other.whole() ? 0 : other.counts[i];
        }
        return new MeteorStats(sum);
    }

    private boolean whole() {
        return counts[CHUNKS] == 1 && counts[CHUNKS + 1] == counts[0] && counts[CHUNKS + 2] == counts[1];
    }

    /** Returns the score, 0 to 1. */
    double score() {
        double f = 1 / ((1 - ALPHA) / matchedShare(0) + ALPHA / matchedShare(1));
        double fragments = whole() ? 0 : counts[CHUNKS] / ((counts[CHUNKS + 1] + counts[CHUNKS + 2]) / 2);
        double score = f * (1 - GAMMA * Math.pow(fragments, BETA));
        return Double.isNaN(score) ? 0 : score;
    }

    /** Returns the precision (side 0) or recall (side 1). */
    private double matchedShare(int side) {
        double matched = 0;
        for (MeteorStage stage : MeteorStage.values()) {
            int at = STAGES + 4 * stage.ordinal() + side;
            matched += stage.weight * weigh(counts[at], counts[at + 2]);
        }
        return matched / weigh(counts[side] - counts[side + 2], counts[side + 2]);
    }

    private static double weigh(double content, double function) {
        return DELTA * content + (1 - DELTA) * function;
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
