package org.pixelllm.weights;

import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.TextIds;

/** Tells from a BERT checkpoint, or from GIT's own, how large a text head it fills. */
final class BertShape {
    private static final int HEAD_WIDTH = 64; // of every published size

    private final Shapes shapes;
    private final Optional<Config> config;

    /** What only the file says. */
    private record Config(Integer numAttentionHeads, String hiddenAct, Integer bosTokenId, Integer eosTokenId) {
        void check() {
            if (hiddenAct != null && !hiddenAct.equals("gelu")) {
                throw new IllegalArgumentException("hidden_act %s where BERT has gelu".formatted(hiddenAct));
            }
        }
    }

    /**
     * Looks at a checkpoint.
     *
     * @throws IllegalArgumentException if it is not of BERT's kind
     */
    BertShape(Tensors bert, Path fileOrFolder) {
        shapes = new Shapes(bert);
        config = LibraryConfig.read(fileOrFolder, Config.class);
        config.ifPresent(Config::check);
    }

    /** Returns the tokens that frame a text: what the file says, else BERT's. */
    TextIds ids() {
        return config.filter(c -> c.bosTokenId != null && c.eosTokenId != null)
                .map(c -> new TextIds(c.bosTokenId, c.eosTokenId)).orElse(TextIds.BERT);
    }

    /**
     * Returns the shape of the text head.
     *
     * @param visualWidth channels of the visual tokens it is given
     * @param mostLayers it uses no more of the checkpoint's
     * @param maxLength longest text in tokens
     */
    GitConfig text(int visualWidth, int mostLayers, int maxLength, TextIds ids) {
        int width = shapes.size("textual/embedding/words/embedding", 1, 768);
        int positions = shapes.size("textual/embedding/positions/embedding", 0, 512);
        return new GitConfig(shapes.size("textual/embedding/words/embedding", 0, 30522), visualWidth, width,
                config.map(Config::numAttentionHeads).orElse(Math.max(1, width / HEAD_WIDTH)),
                Math.min(mostLayers, shapes.count("textual/transformer/encoder/layer.")),
                shapes.size("textual/transformer/encoder/layer.0/intermediate/dense/kernel", 1, 4 * width), positions,
                Math.min(maxLength, positions), ids);
    }
}
