package org.pixelllm.train;

/**
 * How the default model is trained: it learns to see, then to speak and point, then everything together.
 *
 * @param seed of weights and pictures
 * @param see the encoder alone, patch by patch
 * @param speak prompt extractor, text head and point predictor on the frozen encoder
 * @param join everything, gently
 */
public record ScenesRecipe(long seed, Part see, Part speak, Part join) {
    /**
     * One stage.
     *
     * @param steps number of updates; 0 leaves the stage out
     * @param batch pictures of a step
     * @param rate highest learning rate
     */
    public record Part(int steps, int batch, double rate) {
        Schedule schedule() {
            return new Schedule(rate, Math.min(300, steps / 10 + 1), steps);
        }
    }

    /** The recipe of the model in the jar. */
    public static final ScenesRecipe DEFAULT = new ScenesRecipe(1, new Part(3000, 32, 1e-3), new Part(6000, 24, 1e-3),
            new Part(800, 24, 2e-4));
}
