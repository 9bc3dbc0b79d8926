package org.pixelllm.bench;

import ai.djl.ndarray.NDManager;
import org.pixelllm.decode.BeamSearch;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.decode.Search;
import org.pixelllm.model.Stepper;
import org.pixelllm.model.TextHead;

/**
 * What texts of 64 tokens cost one prompt, in milliseconds.
 *
 * @param steps the bare cached steps
 * @param greedy greedy search
 * @param beams search with four beams
 */
record DecodeTimes(double steps, double greedy, double beams) {
    static final int LENGTH = 64;

    private static final int BEAMS = 4;

    /** Measures a head that never says the end. */
    static DecodeTimes of(TextHead head, TextHead.Encoded encoded, Clock.Effort effort) {
        Stepper stepper = head.stepper();
        Search greedy = new GreedySearch(stepper, LENGTH + 2); // begin and end stand around the text
        Search beams = new BeamSearch(stepper, LENGTH + 2, BEAMS, BeamSearch.PER_BEAM);
        double[] times = Clock.medians(effort, () -> steps(stepper, encoded),
                () -> full(greedy, encoded), () -> full(beams, encoded));
        return new DecodeTimes(times[0], times[1], times[2]);
    }

    /** Returns how much more greedy search costs than its steps. */
    double greedyOverSteps() {
        return greedy / steps;
    }

    /** Returns how much more four beams cost than one. */
    double beamsOverGreedy() {
        return beams / greedy;
    }

    private static void steps(Stepper stepper, TextHead.Encoded encoded) {
        try (NDManager scope = encoded.states().getManager().newSubManager()) {
            Stepper.Text text = stepper.start(encoded.in(scope), LENGTH + 2);
            for (int i = 0; i < LENGTH; i++) {
                text.say(new int[]{i + 3});
            }
        }
    }

    private static void full(Search search, TextHead.Encoded encoded) {
        if (search.run(encoded).tokens()[0][LENGTH] == 0) {
            throw new IllegalStateException("ended early");
        }
    }
}
