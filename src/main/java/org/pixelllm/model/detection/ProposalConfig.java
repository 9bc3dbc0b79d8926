package org.pixelllm.model.detection;

import static org.pixelllm.model.Check.require;

/**
 * How many boxes the first stage proposes.
 *
 * @param peaks highest places of the heat maps that are looked at
 * @param kept boxes that are left for the second stage (R); fewer are filled up
 * @param overlap intersection over union from which the lower box goes
 */
public record ProposalConfig(int peaks, int kept, double overlap) {
    /** As published, for looking at pictures. */
    public static final ProposalConfig INFERENCE = new ProposalConfig(1000, 256, 0.9);

    /** As published, for training. */
    public static final ProposalConfig TRAINING = new ProposalConfig(2000, 1000, 0.9);

    public ProposalConfig {
        require(peaks > 0 && peaks <= 100_000, "%d peaks are not in 1..100000", peaks);
        require(kept > 0 && kept <= 10_000, "%d proposals are not in 1..10000", kept);
        require(overlap > 0 && overlap <= 1, "overlap %s is not in 0..1", overlap);
    }
}
