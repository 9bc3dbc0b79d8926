package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.pixelllm.nn.Init;

/**
 * Tensors of a model with T5 whose vocabulary grows: a new word is embedded as any might be, and is as likely as words are
 * in the mean.
 */
final class GrownTensors implements Tensors {
    /** Name of the table that embeds words, (V, D). */
    static final String EMBEDDING = "textual/t5_module/token_embedder/embedding";

    /** Name of the table that tells how likely words are, (D, V). */
    static final String LOGITS = "textual/t5_module/decoder/logits_dense/kernel";

    private final Tensors grown;
    private final int more;
    private final Map<String, Info> table = new LinkedHashMap<>();

    /** Takes the tensors over. */
    GrownTensors(Tensors grown, int more) {
        this.grown = grown;
        this.more = more;
        table.putAll(grown.table());
        table.computeIfPresent(EMBEDDING, (name, info) -> grow(info, 0));
        table.computeIfPresent(LOGITS, (name, info) -> grow(info, 1));
    }

    /** A table of other dimensions is left as it is: it fits no network. */
    private Info grow(Info info, int axis) {
        Shape s = info.shape();
        if (s.dimension() != 2) {
            return info;
        }
        return new Info(axis == 0 ? new Shape(s.get(0) + more, s.get(1)) : new Shape(s.get(0), s.get(1) + more),
                info.type());
    }

    @Override
    public String name() {
        return grown.name();
    }

    @Override
    public Map<String, Info> table() {
        return Collections.unmodifiableMap(table);
    }

    @Override
    public NDArray read(String name, NDManager manager) {
        if (table.get(name).equals(grown.table().get(name))) {
            return grown.read(name, manager);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray known = grown.read(name, scope);
            NDArray all = name.equals(EMBEDDING)
                    ? known.concat(strangers(known), 0)
                    : known.concat(known.mean(new int[]{1}, true).broadcast(known.getShape().get(0), more), 1);
            all.attach(manager);
            return all;
        }
    }

    /** Draws rows that lie as far from the middle as those that are known; the same for the same model. */
    private NDArray strangers(NDArray known) {
        Shape shape = new Shape(more, known.getShape().get(1));
        float[] values = Init.normal(1).values(new SplittableRandom(known.getShape().get(0)), shape.getShape());
        NDArray mean = known.mean(new int[]{0}, true);
        NDArray deviation = known.sub(mean).square().mean(new int[]{0}, true).sqrt();
        return known.getManager().create(values, shape).mul(deviation).add(mean);
    }

    @Override
    public void close() {
        grown.close();
    }
}
