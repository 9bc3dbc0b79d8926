package org.pixelllm.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Drops units and whole branches while a model learns, so that no part leans on another; else it does nothing.
 *
 * <p>What is kept is scaled up, so that the mean stays. One for all layers of a model.
 *
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Dropout</a>
 * @see <a href="https://arxiv.org/abs/1603.09382">Deep Networks with Stochastic Depth</a>
 */
public final class Drop {
    private Shares shares = Shares.NONE;

    /**
     * What is dropped, each 0 to 1.
     *
     * @param units of the language model
     * @param attention of what a head of the language model attends to
     * @param branches of the last block of EVA-02; earlier blocks lose fewer
     */
    public record Shares(double units, double attention, double branches) {
        /** Nothing. */
        public static final Shares NONE = new Shares(0, 0, 0);
    }

    /**
     * Begins to drop.
     *
     * @param seed the same, the same is dropped
     */
    public void begin(long seed, Shares dropped) {
        shares = dropped;
        if (!dropped.equals(Shares.NONE)) {
            Engine.getInstance().setRandomSeed(Long.hashCode(seed * 0x9E3779B97F4A7C15L));
        }
    }

    /** Ends dropping. */
    public void end() {
        shares = Shares.NONE;
    }

    /** Drops single numbers. */
    private static NDArray some(NDArray x, double share) {
        return share == 0 ? x : x.getNDArrayInternal().dropout(x, (float) share, true).singletonOrThrow();
    }

    /** Drops units of a language model. */
    public NDArray units(NDArray x) {
        return some(x, shares.units);
    }

    /**
     * Drops keys from a head's attention, each for all queries of a row alike: so does T5X, in which the published model
     * is written.
     *
     * @param weights (R, N, Q, K), after the softmax
     */
    public NDArray attention(NDArray weights) {
        if (shares.attention == 0) {
            return weights;
        }
        Shape s = weights.getShape();
        return weights.mul(some(weights.getManager().ones(new Shape(s.get(0), s.get(1), 1, s.get(3))),
                shares.attention));
    }

    /**
     * Drops what a block adds, for some of the pictures.
     *
     * @param added (B, ...)
     * @param depth of the block among the encoder's, 0 for the first to 1 for the last
     */
    public NDArray branch(NDArray added, double depth) {
        if (shares.branches * depth == 0) {
            return added;
        }
        long[] shape = new long[added.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[0] = added.getShape().get(0);
        return added.mul(some(added.getManager().ones(new Shape(shape)), shares.branches * depth));
    }
}
