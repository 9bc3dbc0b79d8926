package org.pixelllm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.text.Piece;

/** Reads attention out of the network, after a caption was said. */
final class Explainer {
    private final Letterbox box;
    private final Box picture;
    private final int columns;        // of the feature map
    private final double[][] looked;  // [visual token][place of the feature map]

    /**
     * Explains one prompt.
     *
     * @param columns of the feature map
     * @param looked (1, T, S), from {@link org.pixelllm.model.Network#attention}
     */
    Explainer(Letterbox box, Picture picture, int columns, NDArray looked) {
        this.box = box;
        this.picture = new Box(0, 0, picture.width(), picture.height());
        this.columns = columns;
        this.looked = rows(looked);
    }

    /**
     * Returns the attention of each word.
     *
     * @param words of the caption, one for each piece
     * @param layers (1, L, K) of each layer; the visual tokens are the first of K
     */
    List<WordAttention> words(List<Word> words, List<Piece> pieces, NDList layers) {
        List<double[][]> attention = layers.stream().map(Explainer::rows).toList();
        return IntStream.range(0, words.size()).mapToObj(i -> word(words.get(i), pieces.get(i), attention)).toList();
    }

    private WordAttention word(Word word, Piece piece, List<double[][]> layers) {
        List<double[]> own = layers.stream().map(layer -> saying(piece, layer)).toList();
        double[] spread = spread(own.get(own.size() - 1));
        return new WordAttention(word, own.stream().map(Explainer::list).toList(), heat(spread), padding(spread));
    }

    /** Returns the heat of all visual tokens alike. */
    Heat prompt() {
        double[] even = new double[looked.length];
        Arrays.fill(even, 1.0 / even.length);
        return heat(spread(even));
    }

    /**
     * Returns the attention that says a word, mean over its tokens; each is said by the place before it.
     *
     * <p>GIT's attention goes to earlier words as well: only how the rest is shared counts here.
     */
    private double[] saying(Piece piece, double[][] layer) {
        double[] own = new double[looked.length];
        for (int at = piece.firstToken(); at <= piece.lastToken(); at++) { // begin stands before the first token
            for (int t = 0; t < own.length; t++) {
                own[t] += layer[at][t];
            }
        }
        double sum = Arrays.stream(own).sum();
        return Arrays.stream(own).map(share -> share / sum).toArray();
    }

    /** Carries shares of visual tokens on to the places of the feature map. */
    private double[] spread(double[] tokens) {
        double[] spread = new double[looked[0].length];
        for (int t = 0; t < tokens.length; t++) {
            for (int s = 0; s < spread.length; s++) {
                spread[s] += tokens[t] * looked[t][s];
            }
        }
        return spread;
    }

    private Heat heat(double[] spread) {
        double cell = (double) box.size() / columns; // in pixels of the input
        return Heat.cropped(spread, columns, cell / box.scaleX(), cell / box.scaleY(), picture);
    }

    private double padding(double[] spread) {
        double cell = (double) box.size() / columns;
        double inside = 0;
        double all = 0;
        for (int s = 0; s < spread.length; s++) {
            all += spread[s];
            inside += s % columns * cell < box.width() && s / columns * cell < box.height() ? spread[s] : 0;
        }
        return Math.max(0, 1 - inside / all);
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Returns a matrix (1, rows, columns) as lists. */
    static List<List<Double>> lists(NDArray matrix) {
        return Arrays.stream(rows(matrix)).map(Explainer::list).toList();
    }

    private static double[][] rows(NDArray matrix) {
        float[] flat = matrix.toFloatArray();
        int width = (int) matrix.getShape().get(2);
        List<double[]> rows = new ArrayList<>();
        for (int from = 0; from < flat.length; from += width) {
            int at = from;
            rows.add(IntStream.range(0, width).mapToDouble(i -> flat[at + i]).toArray());
        }
        return rows.toArray(double[][]::new);
    }
}
