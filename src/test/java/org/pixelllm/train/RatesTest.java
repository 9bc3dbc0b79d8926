package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final double CLOSE = 1e-12;

    @Test
    void eachLayerOfTheEncoderLearnsSlowerThanTheNext() {
        Rates rates = new Rates(Map.of(), 0.8, 3);
        Map<String, Double> expected = new LinkedHashMap<>(); // 0.8^(layers above it), as the published optimizer counts
        expected.put("git_backbone/patch_embed.proj/kernel", 0.8 * 0.8 * 0.8 * 0.8);
        expected.put("git_backbone/stem.1/kernel", 0.8 * 0.8 * 0.8 * 0.8);
        expected.put("git_backbone/pos_embed", 0.8 * 0.8 * 0.8 * 0.8);
        expected.put("git_backbone/blocks.0/attn/proj/kernel", 0.8 * 0.8 * 0.8);
        expected.put("git_backbone/blocks.1/norm1/scale", 0.8 * 0.8);
        expected.put("git_backbone/blocks.2/attn/q_bias", 0.8);
        expected.put("git_backbone/ln_post/scale", 1.0);
        expected.put("git_backbone/cls_token", 1.0);
        expected.put("sam_backbone/blocks.0/attn/proj/kernel", 1.0);
        expected.put("textual/t5_module/decoder/layers_0/mlp/wo/kernel", 1.0);
        expected.forEach((name, share) -> assertEquals(share, rates.of(name), CLOSE, name));
    }

    @Test
    void factorsOfSeveralPatternsMultiply() {
        Rates rates = new Rates(Map.of("^point_predictor/", 0.1, "bias$", 0.5), 1, 3);
        assertEquals(0.1, rates.of("point_predictor/mlp/layers.0/kernel"), CLOSE);
        assertEquals(0.05, rates.of("point_predictor/mlp/layers.0/bias"), CLOSE);
        assertEquals(1, rates.of("git_backbone/blocks.0/attn/proj/kernel"), CLOSE);
    }
}
