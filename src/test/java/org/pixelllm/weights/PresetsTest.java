package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Presets;

/** Looks at the largest models without their gigabytes. */
class PresetsTest {
    @Test
    void theLargestModelHasThePublishedParts() {
        Map<String, Long> parts = parts(Presets.PUBLISHED_T5_XL);

        assertEquals(637_026_048, parts.get("sam_backbone")); // ViT-H of Segment Anything: image encoder alone
        assertEquals(2_849_757_184L, t5Alone(Presets.PUBLISHED_T5_XL)); // Flan-T5-XL
        assertEquals(List.of("git_backbone", "sam_backbone", "prompt_encoder", "prompt_adapter",
                "visual_project_layers", "textual", "point_predictor", "box_decoder", "mask_adapter", "mask_decoder"),
                List.copyOf(parts.keySet()));
    }

    @Test
    void shapesAreThoseOfThePublishedCheckpoints() {
        Blueprint model = Blueprint.of(Presets.PUBLISHED_T5_XL);

        assertShape(model, "git_backbone/pos_embed", 1, 257, 1024);
        assertShape(model, "git_backbone/blocks.23/mlp/w1/kernel", 1024, 2730);
        assertShape(model, "sam_backbone/blocks.7/attn/rel_pos_h", 127, 80);
        assertShape(model, "sam_backbone/blocks.6/attn/rel_pos_h", 27, 80);
        assertShape(model, "prompt_adapter/output_tokens.weight", 32, 512);
        assertShape(model, "visual_project_layers/visual_projection.0/kernel", 1024, 2048);
        assertShape(model, "textual/t5_module/encoder/layers_23/attention/query/kernel_left_lora", 2048, 32);
        assertShape(model, "point_predictor/mlp/layers.3/kernel", 512, 8);
    }

    @Test
    void theOtherTextHeadReadsVisualTokensAsTheyAre() {
        Blueprint model = Blueprint.of(Presets.PUBLISHED_BERT);

        assertShape(model, "textual/visual_projection.0/kernel", 1024, 768);
        assertShape(model, "textual/embedding/positions/embedding", 1024, 768);
        assertShape(model, "textual/output/kernel", 768, 30522);
        assertTrue(model.wanted().keySet().stream().noneMatch(name -> name.startsWith("visual_project_layers/")));
    }

    @Test
    void theOneForOrdinaryComputersFitsThem() {
        assertEquals(247_577_856, t5Alone(Presets.BASE)); // Flan-T5-base
        assertTrue(Blueprint.of(Presets.BASE).size() * 4 < 3L << 30, "more than 3 GB");
    }

    private static long t5Alone(ModelConfig config) {
        return Blueprint.of(config).wanted().entrySet().stream()
                .filter(e -> e.getKey().startsWith("textual/") && !e.getKey().endsWith("_lora"))
                .mapToLong(e -> e.getValue().shape().size()).sum();
    }

    private static Map<String, Long> parts(ModelConfig config) {
        Map<String, Long> parts = new LinkedHashMap<>();
        Blueprint.of(config).wanted().forEach((name, wanted) -> parts.merge(name.substring(0, name.indexOf('/')),
                wanted.shape().size(), Long::sum));
        return parts;
    }

    private static void assertShape(Blueprint model, String name, long... shape) {
        assertEquals(new Shape(shape), model.wanted().get(name).shape(), name);
    }
}
