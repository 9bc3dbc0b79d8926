package org.pixelllm.model.detection;

/**
 * Dense captioning's last word: a region's score is the root of its box's times its caption's.
 *
 * <p>Boxes that were rejected count as 0. Nothing is suppressed any more.
 */
public final class RegionScores {
    private RegionScores() {}

    /**
     * Regions that were chosen, best first.
     *
     * @param scores (K)
     * @param boxes (K), which box; a box may come several times, with different captions
     * @param beams (K), which of the box's captions
     */
    public record Choice(float[] scores, int[] boxes, int[] beams) {}

    /**
     * Scores boxes with one caption each; the order stays.
     *
     * @param boxes (K), scores of the boxes
     * @param captions (K), log-probability of each caption
     */
    public static float[] of(float[] boxes, double[] captions) {
        float[] scores = new float[boxes.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = joined(boxes[i], captions[i]);
        }
        return scores;
    }

    /**
     * Chooses the best K pairs of a box and a caption; of equals the earlier box, then the earlier beam.
     *
     * @param boxes (K), scores of the boxes
     * @param beams (K, beams), score of each caption in the order of the search
     */
    public static Choice best(float[] boxes, double[][] beams) {
        int width = beams[0].length;
        float[] all = new float[boxes.length * width];
        for (int i = 0; i < all.length; i++) {
            all[i] = joined(boxes[i / width], beams[i / width][i % width]);
        }
        int[] top = Ranking.top(all, boxes.length);
        Choice choice = new Choice(new float[top.length], new int[top.length], new int[top.length]);
        for (int i = 0; i < top.length; i++) {
            choice.scores[i] = all[top[i]];
            choice.boxes[i] = top[i] / width;
            choice.beams[i] = top[i] % width;
        }
        return choice;
    }

    private static float joined(float box, double logProbability) {
        return (float) Math.sqrt(Math.max(box, 0) * (float) Math.exp(logProbability));
    }
}
