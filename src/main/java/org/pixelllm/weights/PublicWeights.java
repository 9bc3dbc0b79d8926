package org.pixelllm.weights;

import java.nio.file.Path;
import java.util.Locale;
import org.pixelllm.problem.UserProblem;

/**
 * Public checkpoints whose tensors have a place here.
 *
 * <pre>
 * try (Tensors sam = PublicWeights.SAM.open(Path.of("sam-vit-base"))) {
 *     NDArray position = sam.read("sam_backbone/pos_embed", manager);
 * }
 * </pre>
 */
public enum PublicWeights {
    /** Segment Anything of Hugging Face: image encoder, prompt encoder and mask decoder. */
    SAM,
    /** EVA-02 of timm, both families, and the original files. */
    EVA02,
    /** T5 1.1 or Flan-T5 of Hugging Face. */
    T5,
    /** BERT of Hugging Face, as a start for GIT's text head. */
    BERT,
    /** GIT's text head of Hugging Face. */
    GIT;

    /**
     * Opens a file or folder; its tensors have our names and our layout, and are read when asked for.
     *
     * @throws UserProblem if there are no weights, or they are damaged
     */
    public Tensors open(Path fileOrFolder) {
        return renamed(fileOrFolder);
    }

    RenamedTensors renamed(Path fileOrFolder) {
        return RenamedTensors.of(Tensors.open(fileOrFolder), NameTable.of(name().toLowerCase(Locale.ROOT)));
    }
}
