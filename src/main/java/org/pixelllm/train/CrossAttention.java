package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.model.TextHead;

/**
 * Nothing learns to point. The decoder learns to say expressions of the picture, and a word's place is the centre of mass
 * of the attention that said it over the places of the visual tokens.
 *
 * <p>The box of an expression is read off the mean attention of its words: as wide and high as an even spread with the
 * same deviation, its middle at the centre of mass.
 */
final class CrossAttention implements Formulation {
    private static final double HALF_SIDE = Math.sqrt(3); // of an even spread with deviation 1

    private final Saying saying;

    CrossAttention(Saying saying) {
        this.saying = saying;
    }

    /** The expression would be copied from there, and nobody would look at the picture. */
    @Override
    public boolean readsExpression() {
        return false;
    }

    @Override
    public ToldTokens told(Asked asked, Box box) {
        return asked.words();
    }

    @Override
    public NDArray logits(NDArray features) {
        return saying.logits(features);
    }

    @Override
    public Optional<NDArray> narrative(NDManager scope, NDArray features, TextRows rows, Map<String, NDArray> parts) {
        return Optional.empty();
    }

    @Override
    public NDArray refer(NDManager scope, NDArray features, TextRows rows, Map<String, NDArray> parts) {
        NDArray loss = saying.loss(scope, features, rows);
        parts.put("refer words", loss);
        return loss;
    }

    @Override
    public List<Pointed> read(NDManager scope, TextHead.Encoded encoded, Grid tokens, List<int[]> expressions) {
        TextRows rows = new TextRows(1);
        expressions.forEach(rows::add);
        NDArray attention = NDArrays.stack(saying.text().attention(encoded, rows.tokens(scope)))
                .mean(new int[]{0});                                                                       // (R, L, K)
        float[] all = attention.toFloatArray();
        int keys = (int) attention.getShape().get(2);
        List<Pointed> read = new ArrayList<>();
        for (int r = 0; r < expressions.size(); r++) {
            read.add(pointed(all, r * rows.length() * keys, keys, tokens, expressions.get(r).length));
        }
        return read;
    }

    private static Pointed pointed(float[] attention, int from, int keys, Grid tokens, int words) {
        List<Point> places = new ArrayList<>();
        double[] mean = new double[tokens.rows() * tokens.columns()];
        for (int word = 0; word < words; word++) { // the attention of the place before says the word
            double[] own = new double[mean.length];
            for (int t = 0; t < mean.length; t++) {
                own[t] = attention[from + word * keys + t];
                mean[t] += own[t];
            }
            places.add(Spread.of(own, tokens).centre());
        }
        return new Pointed(Spread.of(mean, tokens).box(), places);
    }

    /** How weight is spread over a grid: mean and deviation along both axes, on the scale 0 to 1. */
    private record Spread(double x, double y, double deviationX, double deviationY) {
        static Spread of(double[] weights, Grid grid) {
            double sum = 0;
            double[] moments = new double[4]; // x, y, x², y²
            for (int i = 0; i < weights.length; i++) {
                double x = (i % grid.columns() + 0.5) / grid.columns();
                double y = (i / grid.columns() + 0.5) / grid.rows();
                sum += weights[i];
                moments[0] += weights[i] * x;
                moments[1] += weights[i] * y;
                moments[2] += weights[i] * x * x;
                moments[3] += weights[i] * y * y;
            }
            double meanX = moments[0] / sum;
            double meanY = moments[1] / sum;
            return new Spread(meanX, meanY, Math.sqrt(Math.max(0, moments[2] / sum - meanX * meanX)),
                    Math.sqrt(Math.max(0, moments[3] / sum - meanY * meanY)));
        }

        Point centre() {
            return new Point(x, y);
        }

        Box box() {
            double width = HALF_SIDE * deviationX;
            double height = HALF_SIDE * deviationY;
            return new Box(x - width, y - height, x + width, y + height);
        }
    }
}
