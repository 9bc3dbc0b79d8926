package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * AdamW as PyTorch computes it: decoupled decay, both moments corrected for their start at zero, eps after the root.
 *
 * <p>Gradients are clipped by their global norm first, and zeroed afterwards.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Decoupled Weight Decay Regularization</a>
 */
final class AdamW implements AutoCloseable {
    private static final double EPS = 1e-8;

    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> first = new LinkedHashMap<>();
    private final Map<String, NDArray> second = new LinkedHashMap<>();
    private final NDManager state;
    private final double decay;
    private final double maxNorm;
    private final Decays decays;
    private final Map<String, Double> shares = new HashMap<>();
    private long updates;

    /**
     * How much of a moment is kept at each update.
     *
     * @param first of the mean of the gradients
     * @param second of the mean of their squares
     */
    record Decays(double first, double second) {
        /** Of small models that learn for some thousand steps. */
        static final Decays QUICK = new Decays(0.9, 0.98);
    }

    /**
     * Optimises weights in place.
     *
     * @param weights by name; they must require gradients
     * @param decay weight decay of matrices; vectors (norms, biases) do not decay
     * @param maxNorm largest global norm of the gradients
     */
    AdamW(NDManager manager, Map<String, NDArray> weights, double decay, double maxNorm) {
        this(manager, weights, decay, maxNorm, Decays.QUICK, name -> 1);
    }

    /**
     * Optimises weights as above, with moments that decay otherwise.
     *
     * @param shares of the rate, by name of the weight; its decay is slowed alike
     */
    AdamW(NDManager manager, Map<String, NDArray> weights, double decay, double maxNorm, Decays decays,
            ToDoubleFunction<String> shares) {
        this.weights = weights;
        this.decays = decays;
        weights.keySet().forEach(name -> this.shares.put(name, shares.applyAsDouble(name)));
        this.decay = decay;
        this.maxNorm = maxNorm;
        state = manager.newSubManager();
        weights.forEach((name, weight) -> {
            first.put(name, state.zeros(weight.getShape()));
            second.put(name, state.zeros(weight.getShape()));
        });
    }

    /**
     * Makes one update and returns the norm that the gradients had.
     *
     * @throws ArithmeticException if a gradient is not a number; nothing has changed then
     */
    double update(double rate) {
        try (NDManager scope = state.newSubManager()) {
            Map<String, NDArray> gradients = new LinkedHashMap<>();
            weights.forEach((name, weight) -> gradients.put(name, attached(weight.getGradient(), scope)));
            double norm = norm(scope, gradients);
            if (!Double.isFinite(norm)) {
                throw new ArithmeticException("the gradients' norm is " + norm + ", first in " + culprit(gradients));
            }
            updates++;
            Constants c = new Constants(scope, rate, norm);
            gradients.forEach((name, gradient) -> update(name, gradient, c));
            return norm;
        }
    }

    private void update(String name, NDArray gradient, Constants c) {
        NDArray weight = weights.get(name);
        NDArray m = first.get(name);
        NDArray v = second.get(name);
        gradient.muli(c.clip);
        m.muli(c.beta1).addi(gradient.mul(c.rest1));
        v.muli(c.beta2).addi(gradient.mul(gradient).muli(c.rest2));
        gradient.muli(c.zero);
        Pace pace = c.pace(shares.get(name));
        if (weight.getShape().dimension() > 1) {
            weight.muli(pace.keep);
        }
        try (NDManager scope = state.newSubManager()) {
            NDArray root = attached(v.sqrt(), scope);
            weight.subi(attached(m.mul(pace.step), scope).divi(root.muli(c.correction2).addi(c.eps)));
        }
    }

    private static double norm(NDManager scope, Map<String, NDArray> gradients) {
        NDArray sum = scope.create(0f);
        for (NDArray gradient : gradients.values()) {
            sum.addi(attached(gradient.mul(gradient), scope).sum());
        }
        return Math.sqrt(sum.getFloat());
    }

    private static String culprit(Map<String, NDArray> gradients) {
        return gradients.entrySet().stream().filter(e -> e.getValue().isNaN().any().getBoolean()
                || e.getValue().isInfinite().any().getBoolean()).map(Map.Entry::getKey).findFirst().orElse("their sum");
    }

    private static NDArray attached(NDArray array, NDManager scope) {
        array.attach(scope);
        return array;
    }

    /** How much of a weight decay leaves, and how far a step goes. */
    private record Pace(NDArray keep, NDArray step) {}

    /** Numbers of one update as tensors: an operation with a Java number costs ten times one with a tensor. */
    private final class Constants {
        private final NDArray clip;
        private final NDArray beta1;
        private final NDArray rest1;
        private final NDArray beta2;
        private final NDArray rest2;
        private final NDArray zero;
        private final NDArray correction2;
        private final NDArray eps;
        private final NDManager scope;
        private final double rate;
        private final Map<Double, Pace> paces = new HashMap<>();

        Constants(NDManager scope, double rate, double norm) {
            this.scope = scope;
            this.rate = rate;
            clip = scope.create((float) Math.min(1, maxNorm / Math.max(norm, 1e-12)));
            beta1 = scope.create((float) decays.first());
            rest1 = scope.create((float) (1 - decays.first()));
            beta2 = scope.create((float) decays.second());
            rest2 = scope.create((float) (1 - decays.second()));
            zero = scope.create(0f);
            correction2 = scope.create((float) (1 / Math.sqrt(1 - Math.pow(decays.second(), updates))));
            eps = scope.create((float) EPS);
        }

        Pace pace(double share) {
            return paces.computeIfAbsent(share, s -> new Pace(scope.create((float) (1 - rate * s * decay)),
                    scope.create((float) (rate * s / (1 - Math.pow(decays.first(), updates))))));
        }
    }

    /** Returns the moments, names prefixed {@code adam.m/} and {@code adam.v/}. */
    Map<String, NDArray> state() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        first.forEach((name, m) -> all.put("adam.m/" + name, m));
        second.forEach((name, v) -> all.put("adam.v/" + name, v));
        return all;
    }

    /** Takes the moments of an earlier run over. */
    void restore(Map<String, NDArray> saved, long updates) {
        state().forEach((name, own) -> saved.get(name).copyTo(own));
        this.updates = updates;
    }

    long updates() {
        return updates;
    }

    @Override
    public void close() {
        state.close();
    }
}
