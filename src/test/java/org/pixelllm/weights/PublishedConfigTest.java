package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.model.FeatureMap;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.MaskAdapterConfig;
import org.pixelllm.model.MaskConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.detection.BoxDecoderConfig;
import org.pixelllm.problem.UserProblem;

class PublishedConfigTest {
    /** What pixel_llm_t5_trace_refseg_densecap_llava says of its model, training's settings shortened. */
    private static final String LARGE = """
            {"experiment_name": "x", "dataset_configs": {"train": []}, "model": {
             "model_name": "pixel_llm", "git_backbone_name": "eva02_vit",
             "git_backbone_args": {"embed_dim": 1024, "depth": 24, "num_heads": 16, "patch_size": 14,
              "mlp_ratio": 2.6666666666666665, "use_ln_post": true, "drop_path_rate": 0.1},
             "git_preprocess_args": {"image_size": [384, 384]}, "det_backbone_name": "none",
             "sam_backbone_name": "sam_vit",
             "sam_backbone_args": {"embed_dim": 1280, "depth": 32, "num_heads": 16, "drop_path_rate": 0.5,
              "window_block_indexes": [0, 1, 30]},
             "sam_preprocess_args": {"image_size": [384, 384]},
             "text_decoder_feature_key": "git_visual_features+sam_visual_features",
             "vocab_size": 32128, "begin_token_id": 0, "end_token_id": 1, "text_decoder_name": "flan_t5_xl",
             "text_decoder_args": {"dtype": "float32", "dropout_rate": 0.1, "encoder_lora_rank": 32,
              "decoder_lora_rank": 32, "encoder_lora_scale": 2, "decoder_lora_scale": 2, "encoder_lora_modules": "q,v",
              "decoder_lora_modules": "q,v"},
             "box_decoder_feature_key": "git_visual_features+sam_visual_features",
             "box_decoder_name": "centernet2_det_decoder",
             "box_decoder_args": {"num_classes": -1, "strides": [8, 16, 32, 64, 128], "roi_num_classes": 1,
              "hm_weight": 0.5, "iou_thresh": 0.9, "roi_nms_threshold": 0.5, "roi_post_nms_num_detections": 32},
             "prompt_encoder_name": "sam_prompt_encoder", "prompt_encoder_args": {"embed_dim": 256},
             "prompt_adapter_name": "sam_prompt_adapter",
             "prompt_adapter_args": {"depth": 6, "transformer_dim": 512, "output_dim": 1024},
             "visual_project_layers_name": "linear", "visual_project_layers_args": {"emb_dim": 2048},
             "mask_decoder_name": "sam_mask_decoder", "mask_adapter_name": "sam_mask_adapter",
             "prompt_fuse_fn": "sparse", "decode_method": "beam", "max_caption_length": 128,
             "point_predictor_name": "mlp_point_predictor", "point_output_ignore": "^end-1",
             "trace_point_output_ignore": "begin,end,pad",
             "point_predictor_args": {"num_output_points": 2, "pre_norm": true, "mlp_activation": "gelu", "depth": 4}}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsThePublishedConfigurationWithThePublishedDefaults() throws IOException {
        ModelConfig config = read(LARGE);

        LoraConfig lora = new LoraConfig(32, 2, List.of("q", "v"));
        assertEquals(new TextConfig(32128, 2048, 32, 64, 24, 24, 5120, 128, lora, lora), config.text());
        assertEquals(224, config.encoder().pretrainSize());
        assertEquals(2048, config.extractor().mlpWidth());
        assertEquals(32, config.extractor().outputs());
        assertEquals(1024, config.sam().orElseThrow().pretrainSize());
        assertEquals(14, config.sam().orElseThrow().window());
        assertEquals(512, config.point().hidden());
        assertEquals(BoxDecoderConfig.PUBLISHED, config.regions().orElseThrow().decoder());
        assertEquals(MaskConfig.PUBLISHED, config.masks().orElseThrow().decoder());
        assertEquals(MaskAdapterConfig.PUBLISHED, config.masks().orElseThrow().adapter().orElseThrow());
        assertEquals(List.of(FeatureMap.EVA, FeatureMap.SAM), config.features());
    }

    @Test
    void readsGitsDefaults() throws IOException {
        ModelConfig config = read(LARGE.replace("\"flan_t5_xl\"", "\"git\"").replaceAll("(?s)\"text_decoder_args.*?},",
                "").replace("_id\": 0", "_id\": 101").replace("_id\": 1,", "_id\": 102,").replace("\"linear\"",
                        "\"none\""));

        GitConfig git = assertInstanceOf(GitConfig.class, config.text());
        assertEquals(768, git.width());
        assertEquals(1024, git.visualWidth());
        assertEquals(6, git.layers());
    }

    @Test
    void leavesOutPartsThatAreSaidToBeNone() throws IOException {
        ModelConfig config = read(LARGE.replace("\"centernet2_det_decoder\"", "\"none\"").replace(
                "\"sam_mask_decoder\"", "\"none\"").replace("\"sam_vit\"", "\"none\"")
                .replace("git_visual_features+sam",
                        "git")
                .replace("+sam_visual_features", ""));

        assertTrue(config.sam().isEmpty() && config.masks().isEmpty() && config.regions().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "use_ln_post": true     | "use_ln_post": false | "model.git_backbone_args.use_ln_post" is "false"
            "use_ln_post": true,    |                      | "model.git_backbone_args.use_ln_post" is "false"
            "depth": 24             | "depth": "24 deep"   | "model.git_backbone_args.depth" has the wrong kind
            "depth": 24             | "depth": 1e99        | "model.git_backbone_args.depth" has the wrong kind
            "depth": 24             | "depth": 0           | depth 0 is not in 1..200
            "depth": 24             | "deep": 24           | the unknown setting "model.git_backbone_args.deep"
            [0, 1, 30]              | [0, null]            | "model.sam_backbone_args.window_block_indexes" has the wrong
            [0, 1, 30]              | {}                   | "model.sam_backbone_args.window_block_indexes" has the wrong
            [384, 384]              | [384, 512]           | models here see squares
            "flan_t5_xl"            | "llama"              | "text_decoder_name" is "llama"
            "flan_t5_xl"            | "tiny_t5"            | widths must be positive
            "begin_token_id": 0     | "begin_token_id": 7  | "model.begin_token_id" is "7"; models here have 0
            "sparse"                | "dense"              | "model.prompt_fuse_fn" is ""dense""
            "git_backbone_args": {  | "git_backbone_args": 7, "x": { | "model.git_backbone_args" has the wrong kind of value
            "^end-1"                | "pad"                | "point_output_ignore" is "pad"
            "strides": [8, 16       | "strides": [8, 8     | models here have five that double
            "det_backbone_name": "none", |                 | "model.det_backbone_name" is
            "mlp_point_predictor"   | "none"               | "model.point_predictor_name" is
            "model": {              | "modell": {          | no group "model"
            """)
    void namesTheSettingThatIsWrong(String from, String to, String found) throws IOException {
        String bad = LARGE.replace(from, to == null ? "" : to);
        assertTrue(!bad.equals(LARGE), from);

        String message = problem(bad);

        assertTrue(message.contains(found), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{}", "{\"model\": 7}", "{\"model\": {}} x", "{\"model\": {}}"})
    void refusesOtherJson(String text) throws IOException {
        assertTrue(problem(text).contains("published.json"));
    }

    @Test
    void refusesDeepAndLongAndMissingFiles() throws IOException {
        problem("[".repeat(1_000_000));
        problem(" ".repeat(5_000_000));
        Path gone = folder.resolve("gone.json");
        assertTrue(assertThrows(UserProblem.class, () -> PublishedConfig.read(gone)).getMessage().contains(
                "no such file"));
    }

    private ModelConfig read(String json) throws IOException {
        return PublishedConfig.read(Files.writeString(folder.resolve("published.json"), json));
    }

    private String problem(String json) throws IOException {
        return assertThrows(UserProblem.class, () -> read(json)).getMessage();
    }
}
