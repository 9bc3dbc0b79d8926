package org.pixelllm.decode;

/** Turns logits into log-probabilities. */
final class LogProbabilities {
    private LogProbabilities() {}

    /** Subtracts the logarithm of the sum of exponentials, in place. */
    static void ofLogits(float[] logits) {
        float most = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - most);
        }
        float log = (float) Math.log(sum);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logits[i] - most - log;
        }
    }
}
