package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * AdamW as PyTorch computes it: decoupled decay, both moments corrected for their start at zero, eps after the root.
 *
 * <p>Gradients are clipped by their global norm first, and zeroed afterwards. Weights of one pace are optimised as one
 * vector: an operation costs as much as its call where weights are small.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Decoupled Weight Decay Regularization</a>
 */
final class AdamW implements AutoCloseable {
    private static final double EPS = 1e-8;

    private final Map<String, NDArray> weights;
    private final List<Pack> packs = new ArrayList<>();
    private final NDManager state;
    private final double decay;
    private final double maxNorm;
    private final Decays decays;
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
        this.decay = decay;
        this.maxNorm = maxNorm;
        state = manager.newSubManager();
        weights.keySet().stream().collect(Collectors.groupingBy(shares::applyAsDouble, LinkedHashMap::new,
                Collectors.toList())).forEach((share, names) -> packs.add(new Pack(share, names)));
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
            List<NDArray> packed = packs.stream().map(pack -> pack.gradient(scope, gradients)).toList();
            double norm = norm(scope, packed);
            if (!Double.isFinite(norm)) {
                throw new ArithmeticException("the gradients' norm is " + norm + ", first in " + culprit(gradients));
            }
            updates++;
            Constants c = new Constants(scope, norm);
            for (int i = 0; i < packs.size(); i++) {
                packs.get(i).update(packed.get(i), rate, c);
            }
            gradients.values().forEach(gradient -> gradient.muli(c.zero));
            return norm;
        }
    }

    private static double norm(NDManager scope, List<NDArray> packed) {
        NDArray sum = scope.create(0f);
        for (NDArray gradient : packed) {
            sum.addi(attached(gradient.mul(gradient), scope).sum());
        }
        return Math.sqrt(sum.getFloat());
    }

    /** Weights of one pace, with their moments one after the other. */
    private final class Pack {
        private final double share; // of the rate
        private final List<String> names;
        private final long[] ends; // of all but the last
        private final NDArray first;
        private final NDArray second;
        private final Map<String, NDArray> firstParts;
        private final Map<String, NDArray> secondParts;

        Pack(double share, List<String> names) {
            this.share = share;
            this.names = names;
            long[] all = names.stream().mapToLong(name -> weights.get(name).size()).toArray();
            Arrays.parallelPrefix(all, Long::sum);
            ends = Arrays.copyOf(all, all.length - 1);
            first = state.zeros(new Shape(all[all.length - 1]));
            second = state.zeros(first.getShape());
            firstParts = parts(first, state);
            secondParts = parts(second, state);
        }

        NDArray gradient(NDManager scope, Map<String, NDArray> gradients) {
            NDList flat = new NDList();
            names.forEach(name -> flat.add(attached(gradients.get(name).reshape(-1), scope)));
            return attached(NDArrays.concat(flat), scope);
        }

        void update(NDArray gradient, double rate, Constants c) {
            gradient.muli(c.clip);
            first.muli(c.beta1).addi(gradient.mul(c.rest1));
            second.muli(c.beta2).addi(gradient.mul(gradient).muli(c.rest2));
            NDArray root = attached(second.sqrt(), c.scope).muli(c.correction2).addi(c.eps);
            NDArray far = c.scope.create((float) (rate * share / (1 - Math.pow(decays.first(), updates))));
            NDArray step = attached(first.mul(far), c.scope).divi(root);
            NDArray keep = c.scope.create((float) (1 - rate * share * decay));
            parts(step, c.scope).forEach((name, part) -> {
                NDArray weight = weights.get(name);
                if (weight.getShape().dimension() > 1) {
                    weight.muli(keep);
                }
                weight.subi(part);
            });
        }

        /** Returns what belongs to each weight, in its shape: no copies. */
        private Map<String, NDArray> parts(NDArray all, NDManager scope) {
            NDList split = all.split(ends);
            Map<String, NDArray> parts = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                NDArray part = attached(split.get(i), scope);
                parts.put(names.get(i), attached(part.reshape(weights.get(names.get(i)).getShape()), scope));
            }
            return parts;
        }
    }

    private static String culprit(Map<String, NDArray> gradients) {
        return gradients.entrySet().stream().filter(e -> e.getValue().isNaN().any().getBoolean()
                || e.getValue().isInfinite().any().getBoolean()).map(Map.Entry::getKey).findFirst().orElse("their sum");
    }

    private static NDArray attached(NDArray array, NDManager scope) {
        array.attach(scope);
        return array;
    }

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

        Constants(NDManager scope, double norm) {
            this.scope = scope;
            clip = scope.create((float) Math.min(1, maxNorm / Math.max(norm, 1e-12)));
            beta1 = scope.create((float) decays.first());
            rest1 = scope.create((float) (1 - decays.first()));
            beta2 = scope.create((float) decays.second());
            rest2 = scope.create((float) (1 - decays.second()));
            zero = scope.create(0f);
            correction2 = scope.create((float) (1 / Math.sqrt(1 - Math.pow(decays.second(), updates))));
            eps = scope.create((float) EPS);
        }
    }

    /** Returns the moments, names prefixed {@code adam.m/} and {@code adam.v/}. */
    Map<String, NDArray> state() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        packs.forEach(pack -> pack.firstParts.forEach((name, m) -> all.put("adam.m/" + name, m)));
        packs.forEach(pack -> pack.secondParts.forEach((name, v) -> all.put("adam.v/" + name, v)));
        return all;
    }

    /** Takes the moments of an earlier run over. */
    void restore(Map<String, NDArray> saved, long updates) {
        try (NDManager scope = state.newSubManager()) {
            NDArray zero = scope.create(0f);
            state().forEach((name, own) -> own.muli(zero).addi(saved.get(name))); // copyTo would not reach what own looks into
        }
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
