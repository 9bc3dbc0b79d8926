package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.pixelllm.nn.Script;
import org.pixelllm.nn.Torch;

/**
 * AdamW as PyTorch computes it: decoupled decay, both moments corrected for their start at zero, eps after the root.
 *
 * <p>Gradients are clipped by their global norm first, and zeroed afterwards. PyTorch updates all weights of one pace in
 * one pass over their memory.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Decoupled Weight Decay Regularization</a>
 */
final class AdamW implements AutoCloseable {
    private static final Script NORM = new Script(List.of(),
            "torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))", List.of("gradients[]"));
    private static final Script STEP = new Script(List.of("""
            _0 = torch._fused_adamw_(w, g, m, v, [], u, lr=rate, beta1=float(beta1), beta2=float(beta2), \
            weight_decay=float(decay), eps=1e-08, amsgrad=False, maximize=False, grad_scale=cut)""",
            "_1 = torch._foreach_zero_(g)"), "torch.add(w[0], g[0])", // uses what both change
            List.of("rate", "beta1", "beta2", "decay", "cut", "u[]", "w[]", "g[]", "m[]", "v[]"));

    private final Map<String, NDArray> weights;
    private final List<Pack> packs = new ArrayList<>();
    private final NDManager state;
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
        this.maxNorm = maxNorm;
        state = manager.newSubManager();
        weights.keySet().stream()
                .collect(Collectors.groupingBy(name -> pace(name, shares.applyAsDouble(name), decay),
                        LinkedHashMap::new, Collectors.toList()))
                .forEach((pace, names) -> packs.add(new Pack(pace, names)));
    }

    /**
     * How fast weights change.
     *
     * @param share of the rate
     * @param decay of the weights, in shares of the rate
     */
    private record Pace(double share, double decay) {}

    private Pace pace(String name, double share, double decay) {
        return new Pace(share, weights.get(name).getShape().dimension() > 1 ? decay : 0);
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
            double length = NORM.apply(List.of(List.copyOf(gradients.values()))).getFloat();
            if (!Double.isFinite(length)) {
                throw new ArithmeticException("the gradients' norm is " + length + ", first in " + culprit(gradients));
            }
            updates++;
            packs.forEach(pack -> pack.update(scope, gradients, rate, Math.max(1, length / maxNorm)));
            return length;
        }
    }

    /** Weights of one pace, with their moments. */
    private final class Pack {
        private final Pace pace;
        private final List<String> names;
        private final Map<String, NDArray> first = new LinkedHashMap<>();
        private final Map<String, NDArray> second = new LinkedHashMap<>();

        Pack(Pace pace, List<String> names) {
            this.pace = pace;
            this.names = names;
            names.forEach(name -> first.put(name, state.zeros(weights.get(name).getShape())));
            names.forEach(name -> second.put(name, state.zeros(weights.get(name).getShape())));
        }

        /** Updates the weights by gradients that are divided by {@code cut}. */
        void update(NDManager scope, Map<String, NDArray> gradients, double rate, double cut) {
            List<List<NDArray>> tensors = new ArrayList<>();
            DoubleStream.of(rate * pace.share(), decays.first(), decays.second(), pace.decay())
                    .forEach(number -> tensors.add(List.of(scope.create(number))));
            tensors.add(List.of(scope.create((float) cut)));
            tensors.add(Collections.nCopies(names.size(), scope.create((float) updates)));
            Stream.of(weights, gradients, first, second)
                    .forEach(all -> tensors.add(names.stream().map(all::get).toList()));
            STEP.apply(tensors);
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

    /** Returns the moments, names prefixed {@code adam.m/} and {@code adam.v/}. */
    Map<String, NDArray> state() {
        Map<String, NDArray> all = new LinkedHashMap<>();
        packs.forEach(pack -> pack.first.forEach((name, m) -> all.put("adam.m/" + name, m)));
        packs.forEach(pack -> pack.second.forEach((name, v) -> all.put("adam.v/" + name, v)));
        return all;
    }

    /** Takes the moments of an earlier run over. */
    void restore(Map<String, NDArray> saved, long updates) {
        state().forEach((name, own) -> Torch.copy(saved.get(name), own));
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
