package org.pixelllm.decode;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pixelllm.model.Stepper;
import org.pixelllm.model.TextHead;
import org.pixelllm.nn.Rows;

/**
 * Beam search with cached keys and values; gives the published decoder's exact tokens and scores.
 *
 * <p>The published rules: the best candidates of all beams go on unless they end; ended ones are scored by their
 * log-probability divided by ((5 + place) / 6)^0.6; the search stops at the last place but one, or once no row can
 * improve; a row without a finished text gives its live ones, unpenalised. Nothing forbids repetition.
 */
public final class BeamSearch implements Search {
    /** Candidates for each beam in the published model. */
    public static final int PER_BEAM = 2;

    private final Stepper stepper;
    private final int length;
    private final int beams;
    private final int perBeam;

    /**
     * Searches texts of a bounded length.
     *
     * @param length tokens of a text, begin and end included; at least 3
     * @param beams texts that are followed in each row, at least 1
     * @param perBeam candidates for each beam, at least 1
     */
    public BeamSearch(Stepper stepper, int length, int beams, int perBeam) {
        if (length < 3 || beams < 1 || perBeam < 1) {
            throw new IllegalArgumentException(
                    "length " + length + " is below 3, or " + beams + " beams or " + perBeam + " candidates below 1");
        }
        this.stepper = stepper;
        this.length = length;
        this.beams = beams;
        this.perBeam = perBeam;
    }

    @Override
    public Decoded run(TextHead.Encoded encoded) {
        try (NDManager scope = encoded.states().getManager().newSubManager()) {
            int rows = (int) encoded.states().getShape().get(0);
            return new Run(stepper.start(encoded.in(scope), length), rows).all();
        }
    }

    private final class Run {
        private final Stepper.Text text;
        private final List<BeamRow> rows;

        Run(Stepper.Text text, int rows) {
            this.text = text;
            this.rows = Stream.generate(() -> new BeamRow(stepper.ids(), length, beams, perBeam)).limit(rows).toList();
        }

        Decoded all() {
            for (int place = 1; place <= length - 2 && !rows.stream().allMatch(BeamRow::settled); place++) {
                float[][] next = place == 1 ? begin() : goOn(place);
                int now = place;
                Many.of(rows.size(), beams * next[0].length).forEach(
                        r -> rows.get(r).extend(now, Arrays.copyOfRange(next, r * beams, (r + 1) * beams)));
            }
            return result();
        }

        /** Says the begin once for all beams of a row: they are the same. */
        private float[][] begin() {
            float[][] next = say(rows.stream().mapToInt(row -> stepper.ids().begin()).toArray());
            int[] rowOfText = perText((r, b) -> r);
            text.gather(rowOfText);
            return Arrays.stream(rowOfText).mapToObj(r -> next[r]).toArray(float[][]::new);
        }

        private float[][] goOn(int place) {
            if (place > 2) { // before, all texts of a row were the same
                int[][] parents = rows.stream().map(BeamRow::parents).toArray(int[][]::new);
                text.gather(perText((r, b) -> r * beams + parents[r][b]));
            }
            return say(rows.stream().flatMapToInt(row -> Arrays.stream(row.tokens(place - 1))).toArray());
        }

        /** Says tokens and returns log-probabilities of the next. */
        private float[][] say(int[] tokens) {
            float[] logits = text.say(tokens);
            float[][] next = Rows.cut(logits, logits.length / tokens.length);
            Many.of(next.length, next[0].length).forEach(t -> LogProbabilities.ofLogits(next[t]));
            return next;
        }

        private int[] perText(Choice choice) {
            return IntStream.range(0, rows.size() * beams).map(t -> choice.of(t / beams, t % beams)).toArray();
        }

        private Decoded result() {
            int[][][] tokens = rows.stream().map(BeamRow::texts).toArray(int[][][]::new);
            double[][] scores = rows.stream().map(BeamRow::scores).toArray(double[][]::new);
            return Decoded.ofBest(tokens, scores, stepper.ids());
        }
    }

    private interface Choice {
        int of(int row, int beam);
    }
}
