package org.pixelllm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import org.pixelllm.model.Network;
import org.pixelllm.text.Piece;
import org.pixelllm.weights.LoraChange;

/** Reads attention out of the network, after a caption was said. */
final class Explainer {
    private final Reading reading;
    private final Picture picture;
    private final Network network;
    private final Network.Prompts prompts;
    private final int columns;        // of the feature map
    private final double[][] looked;  // [visual token][place of the feature map]

    /** Explains one prompt. */
    Explainer(Network network, Reading reading, Picture picture, Prompt prompt) {
        this.network = network;
        this.reading = reading;
        this.picture = picture;
        NDArray features = network.features(reading.asked().seen());                    // (1, Y, X, F)
        prompts = Aim.prompts(reading.scope(), prompt, reading.box());
        columns = (int) features.getShape().get(2);
        looked = rows(network.attention(features, prompts));
    }

    /**
     * Explains a caption.
     *
     * @param pieces one for each of its words
     * @param tokens (1, L): begin, the words, end
     * @param lora what LoRA changed in the model
     */
    Explanation explain(Caption caption, List<Piece> pieces, NDArray tokens, List<LoraChange> lora) {
        NDList layers = network.text().attention(reading.asked().encoded(), tokens); // of K, the visual tokens are first
        return new Explanation(caption, words(caption.words(), pieces, layers), prompt(),
                Stages.of(network, reading.box(), picture, prompts, network.tell(reading.asked(), tokens)), lora,
                Optional.empty());
    }

    /** Compares the visual tokens of two readings of one picture. */
    static Similarity similarity(Prompt one, Reading first, Prompt other, Reading second) {
        NDArray cosines = unit(first.asked().visual()).matMul(unit(second.asked().visual()).swapAxes(1, 2));
        return new Similarity(one, other, Arrays.stream(rows(cosines)).map(Explainer::list).toList());
    }

    /** Scales tokens (1, T, D) to length 1. */
    private static NDArray unit(NDArray tokens) {
        return tokens.div(tokens.norm(new int[]{2}, true));
    }

    private List<WordAttention> words(List<Word> words, List<Piece> pieces, NDList layers) {
        List<double[][]> attention = layers.stream().map(Explainer::rows).toList();
        return IntStream.range(0, words.size()).mapToObj(i -> word(words.get(i), pieces.get(i), attention)).toList();
    }

    private WordAttention word(Word word, Piece piece, List<double[][]> layers) {
        List<double[]> own = layers.stream().map(layer -> saying(piece, layer)).toList();
        double[] spread = spread(own.get(own.size() - 1));
        return new WordAttention(word, own.stream().map(Explainer::list).toList(), heat(spread), padding(spread));
    }

    /** Returns the heat of all visual tokens alike. */
    private Heat prompt() {
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
        return Heat.cropped(spread, columns, cell() / reading.box().scaleX(), cell() / reading.box().scaleY(),
                new Box(0, 0, picture.width(), picture.height()));
    }

    private double padding(double[] spread) {
        double inside = 0;
        double all = 0;
        for (int s = 0; s < spread.length; s++) {
            all += spread[s];
            inside += s % columns * cell() < reading.box().width() && s / columns * cell() < reading.box().height()
                    ? spread[s]
                    : 0;
        }
        return Math.max(0, 1 - inside / all);
    }

    /** Returns the side of a place of the feature map, in pixels of the input. */
    private double cell() {
        return (double) reading.box().size() / columns;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** Returns a matrix (1, rows, columns). */
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
