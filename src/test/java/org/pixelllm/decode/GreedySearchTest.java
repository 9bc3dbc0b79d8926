package org.pixelllm.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ParameterSet;

/** The cached search against the published procedure, which runs the whole text again for every token. */
class GreedySearchTest {
    private static final int LENGTH = 9;
    private static final int ROWS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cachedKeysAndValuesGiveThePublishedTokens(long seed) {
        TextConfig config = new TextConfig(6, 16, 2, 8, 1, 3, 24, LENGTH, LoraConfig.NONE,
                new LoraConfig(2, 2, List.of("q", "v")));
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, seed)) {
            T5TextHead head = new T5TextHead(parameters.params(), config);
            NDArray visual = manager.randomNormal(new Shape(ROWS, 3, 16));
            NDArray context = manager.create(new int[]{2, 3, 0, 4, 0, 0, 5, 5, 5, 2, 2, 0}, new Shape(ROWS, 3));
            T5TextHead.Encoded encoded = head.encode(visual, context);

            Decoded arrays = new GreedySearch(head.arrayStepper(), LENGTH).run(encoded);
            Decoded tensors = new GreedySearch(head.tensorStepper(), LENGTH).run(encoded);

            int[][] published = published(manager, head, encoded);
            for (int row = 0; row < ROWS; row++) {
                assertArrayEquals(published[row], arrays.tokens()[row], "row " + row);
                assertArrayEquals(published[row], tensors.tokens()[row], "row " + row);
                assertEquals(tensors.scores()[row], arrays.scores()[row], 1e-4);
            }
        }
    }

    /** Padding (token 0) may be said in the middle of a text here: the vocabulary is tiny. */
    private static int[][] published(NDManager manager, T5TextHead head, T5TextHead.Encoded encoded) {
        int[][] tokens = new int[ROWS][LENGTH];
        for (int[] row : tokens) {
            Arrays.fill(row, 1, LENGTH, TextConfig.END);
        }
        for (int place = 1; place <= LENGTH - 2; place++) {
            int[] flat = Arrays.stream(tokens).flatMapToInt(Arrays::stream).toArray();
            NDArray features = head.decode(encoded, manager.create(flat, new Shape(ROWS, LENGTH)));
            NDArray logits = head.logits(features.get(":, " + (place - 1)));
            for (int row = 0; row < ROWS; row++) {
                tokens[row][place] = next(logits.get(row).toFloatArray(), tokens[row][place - 1]);
            }
        }
        for (int[] row : tokens) {
            int end = 1;
            while (row[end] != TextConfig.END) {
                end++;
            }
            Arrays.fill(row, end + 1, LENGTH, 0);
        }
        return tokens;
    }

    private static int next(float[] logits, int previous) {
        if (previous == TextConfig.END) {
            return TextConfig.END;
        }
        logits[previous] = Math.min(logits[previous], -10000);
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }
}
