package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** The matches chosen so far, on the way from left to right through a reference. */
final class MeteorPath {
    private static final int NONE = -1;

    /** Words of the caption that are taken, but for those of {@link #untaken}: paths share it until they branch. */
    private BitSet taken;
    private MeteorMatch untaken;
    private Link chosen;
    private int weight;
    private int chunks;
    private int distance;
    /** Where the run of matches that is not closed yet ends in the caption. */
    private int runEnd = NONE;
    /** Where the last match ends in the reference. */
    private int end;

    /** A path's matches, last first; paths share what they have in common. */
    private record Link(MeteorMatch match, Link before) {}

    /** Starts with the words of fixed matches taken. */
    MeteorPath(MeteorMatch[] fixed, int candidateWords) {
        taken = new BitSet(candidateWords);
        for (MeteorMatch match : fixed) {
            if (match != null) {
                taken.set(match.candidate(), match.candidateEnd());
            }
        }
    }

    /** Leaves a path with one more match. */
    private MeteorPath(MeteorPath from, MeteorMatch match) {
        taken = from.taken;
        untaken = match;
        chosen = from.chosen;
        weight = from.weight + match.searchWeight();
        chunks = from.chunks;
        distance = from.distance;
        runEnd = from.runEnd;
        choose(match);
    }

    /** Goes on over one word of the reference, in every way there is. */
    void advance(int at, MeteorMatch fixed, List<MeteorMatch> matches, MeteorBeam next) {
        if (at >= end && fixed != null) {
            choose(fixed);
            distance += fixed.distance();
        } else if (at >= end) {
            branch(matches, next);
            closeChunk();
        }
        next.add(this);
    }

    private void branch(List<MeteorMatch> matches, MeteorBeam next) {
        take();
        for (MeteorMatch match : matches) {
            int used = taken.nextSetBit(match.candidate());
            if (used < 0 || used >= match.candidateEnd()) {
                next.add(new MeteorPath(this, match));
                // METEOR adds it to the path that is left, after the new one was made: it burdens what follows
                distance += match.distance();
            }
        }
    }

    private void take() {
        if (untaken != null) {
            taken = (BitSet) taken.clone();
            taken.set(untaken.candidate(), untaken.candidateEnd());
            untaken = null;
        }
    }

    private void choose(MeteorMatch match) {
        chosen = new Link(match, chosen);
        if (runEnd != NONE && runEnd != match.candidate()) {
            chunks++;
        }
        runEnd = match.candidateEnd();
        end = match.referenceEnd();
    }

    void closeChunk() {
        if (runEnd != NONE) {
            chunks++;
            runEnd = NONE;
        }
    }

    int weight() {
        return weight;
    }

    int chunks() {
        return chunks;
    }

    int distance() {
        return distance;
    }

    /** Returns the matches by their place in the reference. */
    List<MeteorMatch> matches() {
        List<MeteorMatch> matches = new ArrayList<>();
        for (Link link = chosen; link != null; link = link.before()) {
            matches.add(link.match());
        }
        Collections.reverse(matches);
        return matches;
    }
}
