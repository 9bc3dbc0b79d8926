package org.pixelllm.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives tokens the utterances at their positions, because a caption's tokens are not the words that were spoken.
 *
 * <p>The published pipeline: utterances lie at equal distances from 0 (not reached) to 1, those that do not count left
 * out; so do the tokens, squeezed between the first and the last utterance; a token takes the nearest utterance.
 */
final class Positions {
    private Positions() {}

    static List<Optional<Utterance>> spread(List<Utterance> utterances, int tokens) {
        List<Utterance> counted = utterances.stream().filter(Utterance::counts).toList();
        List<Optional<Utterance>> all = new ArrayList<>();
        for (int i = 1; i <= tokens; i++) {
            double first = 1.0 / Math.max(1, counted.size());
            double at = first + (double) i / tokens * (1 - first);
            all.add(nearest(counted, at));
        }
        return all;
    }

    private static Optional<Utterance> nearest(List<Utterance> counted, double at) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < counted.size(); i++) {
            double away = at - (i + 1.0) / counted.size();
            if (away * away < least) {
                best = i;
                least = away * away;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(counted.get(best));
    }
}
