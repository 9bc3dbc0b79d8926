package org.pixelllm.train;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pixelllm.model.ExtractorConfig;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.TextConfig;

/**
 * How a small model learns to point, on the default model's frozen image encoder. As JSON, a field each; what is left
 * out is that of {@link #DEFAULT}: {@code {"pointing": "last-word", "steps": 600}}.
 *
 * <p>All models of a shape begin as one captioner, which has learned {@code start} steps and nothing of boxes.
 *
 * @param pointing how it points
 * @param visual what visual tokens are made of
 * @param tokens visual tokens of a picture; {@link Visual#DENSE} has as many as the map has places
 * @param points of a word: 2 span a box; with 1 the answer takes two tokens
 * @param pointLoss how the distance of points is measured, on the scale 0 to 1
 * @param pointWeight of that distance
 * @param boxWeight of one minus the boxes' generalised overlap
 * @param wordWeight of the words of an expression that do not answer, with {@link Pointing#PER_WORD}
 * @param bins steps along a side, with {@link Pointing#COORDINATE_BINS}
 * @param frozen whether the language model stays as it began; LoRA learns all the same
 * @param rank of LoRA in the language model, 0 for none
 * @param modules which projections LoRA adapts: of "q", "k", "v", "o"
 * @param width channels of a token, a multiple of 16
 * @param layers of the language model's encoder, and of its decoder
 * @param start steps of the captioner that all begin as
 * @param steps number of updates
 * @param narrative share of the steps, the first ones, that learn narratives before any expression is referred
 * @param batch pictures of a step
 * @param expressions of each picture that are referred in a step
 * @param rate highest learning rate
 * @param seed of the order of pictures and of what begins anew
 */
public record PointingRecipe(Pointing pointing, Visual visual, int tokens, int points, PointLoss pointLoss,
        double pointWeight, double boxWeight, double wordWeight, int bins, boolean frozen, int rank,
        List<String> modules, int width, int layers, int start, int steps, double narrative, int batch, int expressions,
        double rate, long seed) {
    /** The published way to point, in a model that learns in minutes. */
    public static final PointingRecipe DEFAULT = new PointingRecipe(Pointing.PER_WORD, Visual.EXTRACTOR, 16, 2,
            PointLoss.L1, 20, 2, 0.5, 64, false, 0, List.of("q", "v"), 96, 2, 1500, 1000, 0.3, 16, 4, 1e-3, 1);
    private static final Gson GSON = new Gson();
    private static final int LENGTH = 64;
    private static final double LORA_SCALE = 2;
    private static final int DEPTH = 2;

    public PointingRecipe {
        require(pointing != null, "\"pointing\" is none of %s", (Object) words());
        require(visual != null, "\"visual\" is none of extractor, roi, dense");
        range("tokens", tokens, 1, 1024);
        range("points", points, 1, 2);
        require(pointLoss != null, "\"pointLoss\" is none of %s", List.of(PointLoss.values()));
        require(pointWeight >= 0 && boxWeight >= 0 && wordWeight >= 0
                && Math.max(pointWeight, Math.max(boxWeight, wordWeight)) <= 1e6,
                "weights %s, %s, %s are not in 0..1000000", pointWeight, boxWeight, wordWeight);
        range("bins", bins, 2, 1000);
        range("rank", rank, 0, 512);
        require(modules != null, "\"modules\" is missing");
        modules = List.copyOf(modules);
        range("width", width, 16, 1024);
        require(width % 16 == 0, "width %d is not a multiple of 16", width);
        range("layers", layers, 1, 24);
        range("start", start, 0, 1_000_000);
        range("steps", steps, 1, 1_000_000);
        require(narrative >= 0 && narrative <= 1, "narrative %s is not in 0..1", narrative);
        range("batch", batch, 1, 1024);
        range("expressions", expressions, 1, 64);
        require(rate > 0 && rate < 1, "rate %s is not between 0 and 1", rate);
        new LoraConfig(rank, LORA_SCALE, modules); // checks the modules
    }

    private static List<String> words() {
        return java.util.Arrays.stream(Pointing.values()).map(Pointing::word).toList();
    }

    private static void range(String name, int value, int least, int most) {
        require(value >= least && value <= most, "%s %d is not in %d..%d", name, value, least, most);
    }

    private static void require(boolean holds, String message, Object... words) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(words));
        }
    }

    /**
     * Returns this recipe with some fields changed.
     *
     * @param fields as in JSON
     * @throws IllegalArgumentException if a field is unknown or its value is nonsense
     */
    public PointingRecipe with(Map<String, JsonElement> fields) {
        JsonObject all = json();
        fields.forEach((field, value) -> {
            require(all.has(field), "\"%s\" is none of %s", field, String.join(", ", all.keySet()));
            all.add(field, value);
        });
        try {
            return GSON.fromJson(all, PointingRecipe.class);
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            Throwable why = e;
            while (why.getCause() != null && !(why instanceof IllegalArgumentException)) {
                why = why.getCause();
            }
            throw new IllegalArgumentException(String.valueOf(why.getMessage()), e);
        }
    }

    /** Returns this recipe with one field changed. */
    public PointingRecipe with(String field, Object value) {
        return with(Map.of(field, GSON.toJsonTree(value)));
    }

    /** Returns all fields. */
    public JsonObject json() {
        return GSON.toJsonTree(this).getAsJsonObject();
    }

    /** Returns the recipe of the captioner that it begins as: only what shapes that is said. */
    PointingRecipe beginning() {
        return DEFAULT.with(Map.of("visual", GSON.toJsonTree(visual), "tokens", GSON.toJsonTree(tokens), "bins",
                GSON.toJsonTree(bins), "width", GSON.toJsonTree(width), "layers", GSON.toJsonTree(layers), "start",
                GSON.toJsonTree(start), "batch", GSON.toJsonTree(batch)));
    }

    /** Returns which parameters learn, by name. */
    Predicate<String> learners() {
        return name -> !name.startsWith("prompt_encoder/pe_layer/")
                && (!frozen || !name.startsWith("textual/") || name.endsWith("_lora"));
    }

    int narrativeSteps() {
        return (int) Math.round(steps * narrative);
    }

    Schedule schedule() {
        return new Schedule(rate, Math.min(100, steps / 10 + 1), steps);
    }

    ExtractorConfig extractor() {
        return new ExtractorConfig(width, width, DEPTH, 2 * width, tokens, width);
    }

    TextConfig text(int vocabulary) {
        LoraConfig lora = new LoraConfig(rank, LORA_SCALE, modules);
        return new TextConfig(vocabulary, width, 4, width / 4, layers, layers, 2 * width, LENGTH, lora, lora);
    }
}
