package org.pixelllm.model;

import ai.djl.ndarray.NDArray;

/** Compares a text head on given tokens. */
final class TextParity {
    private TextParity() {}

    static void teacherForced(ParityFolder folder) {
        folder.needs("stage.projected_visual_features", "text.feats");
        TextHead head = ParityParts.textHead(folder);
        NDArray visual = ParityParts.visualTokens(folder);
        NDArray context = ParityParts.flat(folder.input("context_tokens"));
        NDArray tokens = ParityParts.flat(folder.input("text_tokens"));

        TextHead.Encoded alone = head.encode(visual);
        TextHead.Encoded encoded = head.encode(visual, context);
        NDArray features = head.decode(encoded, tokens);

        folder.check("text.t5_encoder_output_no_context", alone.states(), Tolerance.STAGE);
        folder.check("text.t5_encoder_output", encoded.states(), Tolerance.STAGE);
        folder.check("text.t5_encoder_valid_mask", encoded.valid(), Tolerance.STAGE);
        folder.check("text.feats", features, Tolerance.CHAIN);
        folder.check("text.logits", head.logits(features), Tolerance.CHAIN);
        folder.check("text.logits_no_context", head.logits(head.decode(alone, tokens)), Tolerance.CHAIN);
    }
}
