package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.pixelllm.nn.Drop;
import org.pixelllm.nn.Embedding;
import org.pixelllm.nn.LayerNorm;
import org.pixelllm.nn.Params;

/** BERT's embedding: a token's row and its position's, then a norm (eps 1e-8 as published). */
final class GitEmbedding {
    private final Embedding words;
    private final Embedding positions;
    private final LayerNorm norm;
    private final Drop drop;

    /** Asks for {@code words}, {@code positions} and {@code layer_norm}. */
    GitEmbedding(Params p, GitConfig config) {
        words = new Embedding(p.in("words"), config.vocabulary(), config.width());
        positions = new Embedding(p.in("positions"), config.positions(), config.width());
        norm = new LayerNorm(p.in("layer_norm"), config.width(), 1e-8);
        drop = p.drop();
    }

    /**
     * Embeds tokens.
     *
     * @param tokens (R, L), int32
     * @param from position of the first
     * @return (R, L, D)
     */
    NDArray apply(NDArray tokens, int from) {
        int length = (int) tokens.getShape().get(1);
        NDManager manager = tokens.getManager();
        NDArray places = manager.create(IntStream.range(from, from + length).toArray(), new Shape(1, length));
        return drop.units(norm.apply(words.apply(tokens).add(positions.apply(places))));
    }
}
