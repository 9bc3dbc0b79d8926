package org.pixelllm.eval.caption;

import java.util.List;

/**
 * Chooses among METEOR's matches, so that each word is used at most once.
 *
 * <p>What is not disputed is fixed; the rest is a beam search from left to right over the reference.
 *
 * @param matches the chosen matches, by their place in the reference
 * @param chunks runs of matches that are neighbours on both sides
 */
record MeteorAlignment(List<MeteorMatch> matches, int chunks) {
    /** Aligns; the matches are given for each reference word at which they begin, in order of stage and place. */
    static MeteorAlignment of(List<List<MeteorMatch>> matches, int candidateWords) {
        MeteorMatch[] fixed = undisputed(matches, candidateWords);
        MeteorBeam beam = new MeteorBeam();
        beam.add(new MeteorPath(fixed, candidateWords));
        for (int at = 0; at < matches.size(); at++) {
            MeteorBeam next = new MeteorBeam();
            for (MeteorPath path : beam.paths()) {
                path.advance(at, fixed[at], matches.get(at), next);
            }
            beam = next;
        }
        MeteorBeam complete = new MeteorBeam();
        for (MeteorPath path : beam.paths()) {
            path.closeChunk();
            complete.add(path);
        }
        MeteorPath best = complete.paths().get(0);
        return new MeteorAlignment(best.matches(), best.chunks());
    }

    /** Returns, for each reference word, the only match that begins there if no other touches its words. */
    private static MeteorMatch[] undisputed(List<List<MeteorMatch>> matches, int candidateWords) {
        int[] candidate = new int[candidateWords];
        int[] reference = new int[matches.size()];
        matches.forEach(here -> here.forEach(m -> {
            count(candidate, m.candidate(), m.candidateEnd());
            count(reference, m.reference(), m.referenceEnd());
        }));
        MeteorMatch[] fixed = new MeteorMatch[matches.size()];
        for (int i = 0; i < fixed.length; i++) {
            List<MeteorMatch> here = matches.get(i);
            if (here.size() == 1 && once(candidate, here.get(0).candidate(), here.get(0).candidateEnd())
                    && once(reference, i, here.get(0).referenceEnd())) {
                fixed[i] = here.get(0);
            }
        }
        return fixed;
    }

    private static void count(int[] uses, int from, int to) {
        for (int i = from; i < to; i++) {
            uses[i]++;
        }
    }

    private static boolean once(int[] uses, int from, int to) {
        for (int i = from; i < to; i++) {
            if (uses[i] != 1) {
                return false;
            }
        }
        return true;
    }
}
