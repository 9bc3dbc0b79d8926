package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.TextHead;

/**
 * A box is said token by token, as text, and learned as text.
 *
 * @see <a href="https://arxiv.org/abs/2109.10852">Pix2seq</a>, for bins
 */
final class SpokenCoordinates implements Formulation {
    private final Saying saying;
    private final CoordinateCode code;

    SpokenCoordinates(Saying saying, CoordinateCode code) {
        this.saying = saying;
        this.code = code;
    }

    @Override
    public boolean readsExpression() {
        return true;
    }

    @Override
    public ToldTokens told(Asked asked, Box box) {
        int[] tokens = code.tokens(box);
        int[] objects = new int[tokens.length];
        Arrays.fill(objects, asked.object());
        return new ToldTokens(tokens, objects);
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
        parts.put("refer tokens", loss);
        return loss;
    }

    @Override
    public List<Pointed> read(NDManager scope, TextHead.Encoded encoded, Grid tokens, List<int[]> expressions) {
        int[][] said = new int[expressions.size()][code.length()];
        for (int place = 0; place < code.length(); place++) {
            say(scope, encoded, said, place);
        }
        List<Pointed> read = new ArrayList<>();
        for (int[] box : said) {
            read.add(new Pointed(code.box(box), List.of()));
        }
        return read;
    }

    /** Says one token more in every row, the likeliest of those that say coordinates. */
    private void say(NDManager parent, TextHead.Encoded encoded, int[][] said, int place) {
        try (NDManager scope = parent.newSubManager()) {
            TextRows rows = new TextRows(1);
            for (int[] row : said) {
                rows.add(Arrays.copyOf(row, place));
            }
            NDArray features = saying.text().decode(encoded.in(scope), rows.tokens(scope))
                    .get(":, " + place + ":" + (place + 1));
            long[] best = logits(features).squeeze(1)
                    .get(":, " + code.firstToken() + ":" + (code.firstToken() + code.base())).argMax(1).toLongArray();
            for (int r = 0; r < said.length; r++) {
                said[r][place] = code.firstToken() + (int) best[r];
            }
        }
    }
}
