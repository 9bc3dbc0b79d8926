package org.pixelllm.weights;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pixelllm.model.ExtractorConfig;
import org.pixelllm.model.FeatureMap;
import org.pixelllm.model.HeadConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.ModelConfig.Projection;
import org.pixelllm.problem.UserProblem;

/**
 * Reads a configuration of the published code as JSON.
 *
 * <p>{@code model} has the published names; what it leaves out has the published defaults. Optional beside it:
 * {@code t5}, the size of a T5 without a published name; {@code widths}, where a model is smaller than what the
 * published code fixes; {@code sizes.image}, the side of the picture in pixels. Settings that only matter while training
 * are passed over; one that asks for a model that cannot be built here is refused.
 *
 * @see <a href="https://github.com/google-research/scenic/tree/main/scenic/projects/pixel_llm/configs">the published
 *      configurations</a>
 */
final class PublishedConfig {
    private static final int MAX_BYTES = 1 << 22; // with the data sets' settings beside the model's

    private PublishedConfig() {}

    /**
     * Reads the shape of a model.
     *
     * @throws UserProblem naming the setting that is wrong
     */
    static ModelConfig read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it is longer than 4 MB");
            }
            return read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw unreadable(file, "found", e.getMessage()).because(e);
        } catch (JsonParseException e) {
            throw unreadable(file, "found", "text that is no JSON").because(e);
        } catch (IOException e) {
            throw unreadable(file, "because", Files.exists(file) ? e.getMessage() : "there is no such file").because(e);
        }
    }

    private static ModelConfig read(String text) throws IOException {
        PublishedArgs all = PublishedArgs.of(ConfigFile.parse(text));
        if (!all.has("model")) {
            throw new IllegalArgumentException("no group \"model\"");
        }
        PublishedArgs model = all.group("model").must("model_name", "pixel_llm").must("det_backbone_name", "none",
                "centernet_vit");
        PublishedArgs sizes = all.group("sizes");
        Optional<Integer> picture = sizes.has("image") ? Optional.of(sizes.integer("image", 0)) : Optional.empty();
        PublishedParts parts = new PublishedParts(model, PublishedParts.Widths.of(all.group("widths")));
        ExtractorConfig extractor = parts.extractor();
        Projection projection = projection(model);
        int visualWidth = projection == Projection.NONE ? extractor.outputWidth() : projectedWidth(model);
        HeadConfig head = PublishedText.head(model, all.group("t5"), visualWidth);
        return new ModelConfig(ModelConfig.VERSION, PublishedVision.eva(model, picture),
                PublishedVision.sam(model, picture),
                FeatureMap.ofKey(model.text("text_decoder_feature_key", "git_visual_features")), extractor, projection,
                head, parts.points(), parts.pointMasks(), parts.regions(), parts.masks());
    }

    private static Projection projection(PublishedArgs model) {
        if (model.text("visual_project_layers_name", "none").equals("none")) {
            return Projection.NONE;
        }
        model.must("visual_project_layers_name", "linear");
        return Projection.LINEAR;
    }

    private static int projectedWidth(PublishedArgs model) {
        PublishedArgs args = model.group("visual_project_layers_args");
        int width = args.integer("emb_dim", 1024);
        args.must("use_projection_ln", true).finish();
        return width;
    }

    private static UserProblem unreadable(Path file, String label, String words) {
        return UserProblem.that("could not read the published configuration \"" + file + "\"")
                .line(label, String.valueOf(words))
                .line("try", "the configuration that the checkpoint was trained with, as JSON");
    }
}
