package org.pixelllm.weights;

import java.nio.file.Path;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.TextConfig;

/** Tells from a T5 checkpoint how large it is, and refuses the kinds that PixelLLM's head does not fit. */
final class T5Shape {
    private static final String MODULE = "textual/t5_module/";

    private final Shapes shapes;

    /** What only the file says. */
    private record Config(String feedForwardProj, Boolean tieWordEmbeddings, Integer relativeAttentionNumBuckets,
            Integer relativeAttentionMaxDistance, Double layerNormEpsilon) {
        void check() {
            same("feed_forward_proj", feedForwardProj, "gated-gelu");
            same("tie_word_embeddings", tieWordEmbeddings, false);
            same("relative_attention_num_buckets", relativeAttentionNumBuckets, 32);
            same("relative_attention_max_distance", relativeAttentionMaxDistance, 128);
            same("layer_norm_epsilon", layerNormEpsilon, 1e-6);
        }

        private static void same(String field, Object found, Object wanted) {
            if (found != null && !found.equals(wanted)) {
                throw new IllegalArgumentException("%s %s where T5 1.1 and Flan-T5 have %s".formatted(field, found,
                        wanted));
            }
        }
    }

    /**
     * Looks at a checkpoint.
     *
     * @throws IllegalArgumentException if it is not of T5 1.1's kind
     */
    T5Shape(Tensors t5, Path fileOrFolder) {
        shapes = new Shapes(t5);
        LibraryConfig.read(fileOrFolder, Config.class).ifPresent(Config::check);
    }

    /** Returns the shape of the text head, both of its stacks adapted alike. */
    TextConfig text(int maxLength, LoraConfig adaptation) {
        String encoder = MODULE + "encoder/layers_";
        int heads = Math.max(1, shapes.size(MODULE + "encoder/relpos_bias/rel_embedding", 0, 32));
        return new TextConfig(shapes.size(MODULE + "token_embedder/embedding", 0, 32128),
                shapes.size(MODULE + "token_embedder/embedding", 1, 2048), heads,
                shapes.size(encoder + "0/attention/query/kernel", 1, 2048) / heads, shapes.count(encoder),
                shapes.count(MODULE + "decoder/layers_"), shapes.size(encoder + "0/mlp/wi_0/kernel", 1, 5120),
                maxLength, adaptation, adaptation);
    }
}
