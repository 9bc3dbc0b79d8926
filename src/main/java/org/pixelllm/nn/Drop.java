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
    private double units;
    private double branches;

    /**
     * Begins to drop.
     *
     * @param seed the same, the same is dropped
     * @param units share of the language model's units, 0 to 1
     * @param branches share of the last block's branches of EVA-02; earlier blocks lose fewer
     */
    public void begin(long seed, double units, double branches) {
        this.units = units;
        this.branches = branches;
        if (units > 0 || branches > 0) {
            Engine.getInstance().setRandomSeed(Long.hashCode(seed * 0x9E3779B97F4A7C15L));
        }
    }

    /** Ends dropping. */
    public void end() {
        units = 0;
        branches = 0;
    }

    /** Drops single numbers. */
    private static NDArray some(NDArray x, double share) {
        return share == 0 ? x : x.getNDArrayInternal().dropout(x, (float) share, true).singletonOrThrow();
    }

    /** Drops units of a language model. */
    public NDArray units(NDArray x) {
        return some(x, units);
    }

    /**
     * Drops what a block adds, for some of the pictures.
     *
     * @param added (B, ...)
     * @param depth of the block among the encoder's, 0 for the first to 1 for the last
     */
    public NDArray branch(NDArray added, double depth) {
        if (branches * depth == 0) {
            return added;
        }
        long[] shape = new long[added.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[0] = added.getShape().get(0);
        return added.mul(some(added.getManager().ones(new Shape(shape)), branches * depth));
    }
}
