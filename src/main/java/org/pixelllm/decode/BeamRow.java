package org.pixelllm.decode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pixelllm.model.TextIds;

/**
 * The beams of one prompt: live texts that go on and finished ones, both in increasing order of their scores.
 *
 * <p>Scores are float32 as in the published search: around -1e7 they are whole numbers, and so are ties there.
 */
final class BeamRow {
    private static final float NOTHING = -1e7f;
    private static final double PENALTY = 0.6;

    private final TextIds ids;
    private final int candidates;
    private final int length;
    private List<Beam> live;
    private List<Beam> finished;

    /**
     * A text.
     *
     * @param tokens ends stand where nothing is said yet
     * @param parent the live text that it continues
     * @param ended whether it has come to its end
     */
    private record Beam(int[] tokens, float score, int parent, boolean ended) {
        Beam scored(float other) {
            return new Beam(tokens, other, parent, ended);
        }
    }

    BeamRow(TextIds ids, int length, int beams, int perBeam) {
        this.ids = ids;
        this.length = length;
        candidates = beams * perBeam;
        live = IntStream.range(0, beams).mapToObj(b -> new Beam(ids.unsaid(length), b == 0 ? 0 : NOTHING, b, false))
                .toList();
        finished = IntStream.range(0, beams).mapToObj(b -> new Beam(new int[length], NOTHING, b, false)).toList();
    }

    /**
     * Says one more token.
     *
     * @param place of the token
     * @param next log-probability of each token, for each live text
     */
    void extend(int place, float[][] next) {
        List<Beam> going = new ArrayList<>();
        List<Beam> done = new ArrayList<>(finished);
        for (Beam beam : candidates(place, next)) {
            float score = beam.score / penalty(place);
            going.add(beam.ended ? beam.scored(beam.score + NOTHING) : beam);
            done.add(beam.scored(beam.ended ? score : score + NOTHING));
        }
        live = best(going);
        finished = best(done);
    }

    private List<Beam> candidates(int place, float[][] next) {
        int vocabulary = next[0].length;
        Top top = new Top(candidates);
        for (int b = 0; b < next.length; b++) {
            float score = live.get(b).score;
            for (int token = 0; token < vocabulary; token++) {
                top.offer(score + next[b][token], b * vocabulary + token);
            }
        }
        List<Beam> beams = new ArrayList<>();
        for (int i = 0; i < top.size(); i++) {
            int parent = top.index(i) / vocabulary;
            int[] tokens = live.get(parent).tokens.clone();
            tokens[place] = top.index(i) % vocabulary;
            beams.add(new Beam(tokens, top.value(i), parent, tokens[place] == ids.end()));
        }
        return beams;
    }

    /** Returns as many as there are beams, the best last; of equal ones the first counts as better. */
    private List<Beam> best(List<Beam> beams) {
        List<Beam> sorted = new ArrayList<>(beams);
        sorted.sort(Comparator.comparingDouble(beam -> -beam.score));
        List<Beam> best = sorted.subList(0, finished.size());
        Collections.reverse(best);
        return best;
    }

    private static float penalty(int length) {
        return (float) Math.pow((5 + length) / 6.0, PENALTY);
    }

    /** Tells whether no live text can come to beat a finished one. */
    boolean settled() {
        float hope = live.get(live.size() - 1).score / penalty(length);
        return finished.stream().allMatch(Beam::ended) && finished.get(0).score > hope;
    }

    /** Returns which live text of before each live text continues. */
    int[] parents() {
        return live.stream().mapToInt(Beam::parent).toArray();
    }

    /** Returns the token of each live text at a place. */
    int[] tokens(int place) {
        return live.stream().mapToInt(beam -> beam.tokens[place]).toArray();
    }

    /** Returns the texts: finished ones, or the live ones if none has finished. */
    int[][] texts() {
        return result().stream().map(Beam::tokens).toArray(int[][]::new);
    }

    /** Returns the scores of {@link #texts}. */
    double[] scores() {
        return result().stream().mapToDouble(Beam::score).toArray();
    }

    private List<Beam> result() {
        return finished.stream().anyMatch(Beam::ended) ? finished : live;
    }
}
