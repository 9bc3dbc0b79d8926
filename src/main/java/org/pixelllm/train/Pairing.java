package org.pixelllm.train;

import java.util.List;
import org.pixelllm.train.detection.Match;
import org.pixelllm.train.detection.TrueBoxes;

/**
 * Pairs prompts with truths, picture by picture, in plain numbers.
 *
 * <p>B pictures, G truths of each, N prompts of each. A prompt that nothing is paired with is empty and learns nothing.
 */
final class Pairing {
    private final int each;
    private final List<TrueBoxes> known;
    private final float[] prompts; // (B, N, 4)
    private final int[] classes;   // (B, N)
    private final long[] truths;   // (B, N), of B·G

    /** Begins with empty prompts, {@code each} of every picture. */
    Pairing(List<TrueBoxes> known, int each) {
        this.each = each;
        this.known = known;
        int rows = known.size() * each;
        prompts = new float[4 * rows];
        classes = new int[rows];
        truths = new long[rows];
        for (int row = 0; row < rows; row++) {
            truths[row] = truth(row / each, 0);
        }
    }

    private long truth(int picture, int number) {
        return (long) picture * known.get(picture).size() + number;
    }

    /** Pairs prompts with the truths of the same numbers. */
    void inOrder(int picture, float[] corners) {
        int[] labels = known.get(picture).classes();
        for (int i = 0; i < Math.min(labels.length, each(corners)); i++) {
            put(picture, i, corners, i, labels[i]);
        }
    }

    /** Pairs proposals with the objects that they cover best; too little of one teaches nothing. */
    void byOverlap(int picture, float[] corners, double least) {
        Match match = Match.of(corners, known.get(picture), least);
        int[] labels = match.classes(known.get(picture));
        for (int i = 0; i < each(corners); i++) {
            put(picture, i, corners, match.truth()[i], labels[i]);
        }
    }

    private int each(float[] corners) {
        return Math.min(each, corners.length / 4);
    }

    private void put(int picture, int i, float[] corners, int truth, int label) {
        int row = picture * each + i;
        System.arraycopy(corners, 4 * i, prompts, 4 * row, 4);
        truths[row] = truth(picture, truth);
        classes[row] = label;
    }

    float[] prompts() {
        return prompts;
    }

    int[] classes() {
        return classes;
    }

    long[] truths() {
        return truths;
    }
}
