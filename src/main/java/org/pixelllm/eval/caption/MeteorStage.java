package org.pixelllm.eval.caption;

/** The ways in which METEOR finds words alike, in the order in which they are tried. */
enum MeteorStage {
    EXACT(1), STEM(0.6), SYNONYM(0.8), PARAPHRASE(0.6);

    /** What a match counts in precision and recall: the "ranking" parameters of METEOR 1.5 for English. */
    final double weight;

    MeteorStage(double weight) {
        this.weight = weight;
    }
}
