package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import java.util.List;

/**
 * Low-rank adaptation of one stack: effective kernel = kernel + scale · left · right.
 *
 * @param rank of the update; 0 for none
 * @param scale factor of the update
 * @param modules which projections are adapted: of "q", "k", "v", "o"
 */
public record LoraConfig(int rank, double scale, List<String> modules) {
    /** No adaptation. */
    public static final LoraConfig NONE = new LoraConfig(0, 1, List.of());

    /** As published. */
    public static final LoraConfig PUBLISHED = new LoraConfig(32, 2, List.of("q", "v"));

    public LoraConfig {
        modules = List.copyOf(modules);
        require(rank >= 0 && rank <= 4096, "LoRA rank %d is not in 0..4096", rank);
        require(List.of("q", "k", "v", "o").containsAll(modules), "LoRA modules %s are not of q, k, v, o", modules);
    }

    int rankOf(String module) {
        return modules.contains(module) ? rank : 0;
    }
}
