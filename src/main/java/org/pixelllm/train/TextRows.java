package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.TextConfig;

/**
 * Texts to learn, each word with its box: rows of one task, padded to the longest.
 *
 * <p>A word's feature, and so its points, stands where the word is read, not where it is said.
 */
final class TextRows {
    private static final float ELSEWHERE = 0.1f; // weight of words that speak of no object: they mean the whole picture

    private final List<int[]> texts = new ArrayList<>();
    private final List<Box[]> boxes = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private final float size;

    /** Makes rows for pictures of a side of {@code size} pixels. */
    TextRows(int size) {
        this.size = size;
    }

    /** Adds a sentence of a sample, each word with its object's box. */
    void add(SceneSample sample, ToldTokens told) {
        Box[] places = new Box[told.ids().length];
        float[] worth = new float[places.length];
        for (int i = 0; i < places.length; i++) {
            int object = told.objects()[i];
            places[i] = object < 0 ? new Box(0, 0, sample.width(), sample.height()) : sample.boxes().get(object);
            worth[i] = object < 0 ? ELSEWHERE : 1;
        }
        texts.add(told.ids());
        boxes.add(places);
        weights.add(worth);
    }

    /** Adds a sentence to be read, of which nobody says where its words belong. */
    void add(int[] ids) {
        texts.add(ids);
        boxes.add(new Box[0]);
        weights.add(new float[0]);
    }

    int rows() {
        return texts.size();
    }

    /** Returns the longest text, begin and end included. */
    int length() {
        return texts.stream().mapToInt(t -> t.length).max().orElse(0) + 2;
    }

    /** Returns begin, text, end, padding: (R, L), int32. */
    NDArray tokens(NDManager scope) {
        int length = length();
        int[] tokens = new int[rows() * length];
        for (int r = 0; r < rows(); r++) {
            int[] text = texts.get(r);
            System.arraycopy(text, 0, tokens, r * length + 1, text.length);
            tokens[r * length + 1 + text.length] = TextConfig.END;
        }
        return scope.create(tokens, new Shape(rows(), length));
    }

    /** Returns the texts alone as context, padded with 0: (R, C), int32. */
    NDArray context(NDManager scope) {
        int length = length() - 2;
        int[] tokens = new int[rows() * length];
        for (int r = 0; r < rows(); r++) {
            System.arraycopy(texts.get(r), 0, tokens, r * length, texts.get(r).length);
        }
        return scope.create(tokens, new Shape(rows(), length));
    }

    /** Returns what each place should say next: (R·L, 1), int64. */
    NDArray targets(NDManager scope) {
        int length = length();
        long[] targets = new long[rows() * length];
        for (int r = 0; r < rows(); r++) {
            int[] text = texts.get(r);
            for (int i = 0; i <= text.length; i++) {
                targets[r * length + i] = i < text.length ? text[i] : TextConfig.END;
            }
        }
        return scope.create(targets, new Shape(targets.length, 1));
    }

    /** Returns which places say something: (R·L), 1 or 0. */
    NDArray targetWeights(NDManager scope) {
        int length = length();
        float[] said = new float[rows() * length];
        for (int r = 0; r < rows(); r++) {
            java.util.Arrays.fill(said, r * length, r * length + texts.get(r).length + 1, 1);
        }
        return scope.create(said);
    }

    /** Returns the box of each word on the scale 0 to 1: (R·L, 4). */
    NDArray boxes(NDManager scope) {
        int length = length();
        float[] edges = new float[rows() * length * 4];
        for (int r = 0; r < rows(); r++) {
            for (int i = 0; i < boxes.get(r).length; i++) {
                Box box = boxes.get(r)[i];
                int at = (r * length + i + 1) * 4;
                edges[at] = (float) box.x0() / size;
                edges[at + 1] = (float) box.y0() / size;
                edges[at + 2] = (float) box.x1() / size;
                edges[at + 3] = (float) box.y1() / size;
            }
        }
        return scope.create(edges, new Shape((long) rows() * length, 4));
    }

    /** Returns how much each word's box counts: (R·L). */
    NDArray boxWeights(NDManager scope) {
        int length = length();
        float[] worth = new float[rows() * length];
        for (int r = 0; r < rows(); r++) {
            System.arraycopy(weights.get(r), 0, worth, r * length + 1, weights.get(r).length);
        }
        return scope.create(worth);
    }

    /** Returns the weight of each row's last word alone: (R·L). */
    NDArray lastWords(NDManager scope) {
        return lastWords(scope, 0);
    }

    /** Returns the weight of each row's word that so many others follow: (R·L). */
    NDArray lastWords(NDManager scope, int following) {
        int length = length();
        float[] last = new float[rows() * length];
        for (int r = 0; r < rows(); r++) {
            last[r * length + texts.get(r).length - following] = 1;
        }
        return scope.create(last);
    }
}
