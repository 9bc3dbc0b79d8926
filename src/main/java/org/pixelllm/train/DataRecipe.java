package org.pixelllm.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.train.detection.DetectionRecipe;

/**
 * How a model learns from people's data. As JSON, a field each; what a file leaves out is taken from the preset that it
 * names: {@code {"preset": "lora", "steps": 200}}.
 *
 * @param seed of the order of pictures and of LoRA's first numbers
 * @param tasks how often each is drawn, relative to the others; a task that the data do not have is left out
 * @param steps number of updates
 * @param batch pictures of a part of a step, all of one task
 * @param texts most texts of a picture in a step
 * @param accumulation parts of a step, whose gradients are averaged
 * @param rate highest learning rate
 * @param factors of the rate for parameters in whose name a pattern is found; of several their product
 * @param layerDecay factor of the rate from each layer of the image encoder to the one before it, the last block
 *     included; 1 for none
 * @param warmup steps until it is reached
 * @param cosine whether the rate falls along a half cosine then, or stays
 * @param decay weight decay of matrices
 * @param beta1 how much of AdamW's mean of gradients is kept at each step, below 1
 * @param beta2 the same for the mean of their squares
 * @param clip largest global norm of the gradients; 0 for no bound
 * @param smoothing of the words' targets, 0 to 1
 * @param dropout share of the language model's units that are dropped in a step, 0 to 1
 * @param attentionDropout share of what the language model may attend to that is dropped in a step, 0 to 1
 * @param stochasticDepth share of pictures for which EVA-02's last block is skipped, where it learns; earlier blocks are
 *     skipped less often
 * @param points how the distance of points is measured, in pixels of the model's input
 * @param textWeight of the words' loss
 * @param pointWeight of that distance
 * @param boxWeight of the box decoder's loss, where the task {@code dense} is learned
 * @param maskWeight of the masks' loss, where the task {@code mask} is learned
 * @param detection how the box decoder learns
 * @param captions which of the boxes that it proposes learn a caption
 * @param learn parameters in whose name one of these patterns is found learn; boxes' and masks' decoders only where
 *     their task is learned
 * @param frozen but for those in whose name one of these is found
 * @param lora what is added to a language model that has no LoRA; rank 0 for none
 * @param words texts that must say a word that the model has no token for, so that it learns that word; 0 teaches none.
 *     Texts with a word that it does not learn are left out
 * @param validation every n-th picture is kept for validation; 0 for none
 * @param validateEvery steps between validations
 * @param patience validations without a better one after which the run ends; 0 never ends it
 * @param saveEvery steps between checkpoints
 */
public record DataRecipe(long seed, Map<DataTask, Double> tasks, int steps, int batch, int texts, int accumulation,
        double rate, Map<String, Double> factors, double layerDecay, int warmup, boolean cosine, double decay,
        double beta1, double beta2, double clip,
        double smoothing, double dropout, double attentionDropout, double stochasticDepth, PointLoss points,
        double textWeight,
        double pointWeight, double boxWeight, double maskWeight, DetectionRecipe detection, CaptionRules captions,
        List<String> learn, List<String> frozen, LoraConfig lora, int words, int validation, int validateEvery,
        int patience,
        int saveEvery) {
    private static final Map<DataTask, Double> EVENLY = Map.of(DataTask.CAPTION, 1.0, DataTask.LOCATION, 1.0,
            DataTask.REFER, 1.0);
    private static final List<String> PUBLISHED_FROZEN = List.of("sam_backbone", "prompt_encoder", "mask_decoder",
            "^(?!.*lora.*).*t5_module.*");

    /**
     * Adapts the default model to about 50 pictures in minutes: the encoder is frozen and looks once. So is the point
     * predictor: so few boxes would teach it to miss.
     */
    public static final DataRecipe LORA = new DataRecipe(1, EVENLY, 300, 8, 4, 1, 1e-3, Map.of(), 1, 20, true, 0.01,
            0.9, 0.98, 1,
            0.05, 0.1, 0, 0, PointLoss.L1_NONZERO, 1, 0.1, 1, 1, DetectionRecipe.PUBLISHED, CaptionRules.PUBLISHED,
            List.of("_lora$", "^visual_project_layers/", "^box_decoder/", "^mask_adapter/",
                    "^mask_decoder/"),
            List.of(), new LoraConfig(8, 2, List.of("q", "v")), 2, 10, 25, 4, 50);

    /**
     * As {@code pixel_llm_t5_trace} is configured: captions with mouse traces, twice as often as those without.
     *
     * <p>Not as published: the questions put to the model, and random scales.
     */
    public static final DataRecipe PUBLISHED_TRACE = new DataRecipe(0, Map.of(DataTask.CAPTION, 1.0), 10_000, 256, 1, 1,
            5e-5, Map.of(), 1, 250, true, 0, 0.9, 0.999, 0, 0.1, 0.1, 0.1, 0.1, PointLoss.L1_NONZERO, 1, 0.1, 1, 1,
            DetectionRecipe.PUBLISHED, CaptionRules.PUBLISHED, List.of(".*"), PUBLISHED_FROZEN, LoraConfig.PUBLISHED, 2,
            0,
            2500, 0, 1000);

    /**
     * As {@code pixel_llm_t5_trace_ref_densecap_llava} is configured, for its captions, references and regions.
     *
     * <p>Not as published: the same as in {@link #PUBLISHED_TRACE}, and conversations.
     */
    public static final DataRecipe PUBLISHED_JOINT = new DataRecipe(0,
            Map.of(DataTask.CAPTION, 4.0, DataTask.MASK, 7.0, DataTask.DENSE, 5.0), 240_000, 128, 16, 1, 1e-4, Map.of(),
            0.8,
            2000, true, 0.05, 0.9, 0.999, 0, 0.1, 0.1, 0.1, 0.1, PointLoss.L1_NONZERO, 1, 0.1, 1, 1,
            DetectionRecipe.PUBLISHED,
            new CaptionRules(16, 0.6), List.of(".*"), PUBLISHED_FROZEN, LoraConfig.PUBLISHED, 2, 0, 20_000, 0, 8000);

    public DataRecipe {
        require(tasks != null && !tasks.isEmpty(), "it has no tasks");
        require(!new HashMap<>(tasks).containsKey(null), "a task is none of %s", List.of(DataTask.values()));
        require(tasks.values().stream().allMatch(w -> w != null && w > 0 && w <= 1e6),
                "a task's weight is not in 0..1000000");
        tasks = Map.copyOf(tasks);
        range("steps", steps, 1, 10_000_000);
        range("batch", batch, 1, 4096);
        range("texts", texts, 1, 1000);
        range("accumulation", accumulation, 1, 1000);
        require((long) steps * accumulation <= Integer.MAX_VALUE, "%d steps of %d parts are too many", steps,
                accumulation);
        require(rate > 0 && rate < 1, "rate %s is not between 0 and 1", rate);
        require(factors != null, "\"factors\" is missing");
        factors.forEach((pattern, factor) -> {
            pattern(pattern);
            require(factor != null && factor >= 0 && factor <= 1000, "the factor %s of %s is not in 0..1000", factor,
                    pattern);
        });
        factors = Collections.unmodifiableMap(new TreeMap<>(factors));
        require(layerDecay > 0 && layerDecay <= 1, "layerDecay %s is not above 0 and at most 1", layerDecay);
        range("warmup", warmup, 0, steps);
        share("decay", decay);
        share("beta1", beta1);
        share("beta2", beta2);
        require(clip >= 0 && clip <= 1e9, "clip %s is not in 0..1e9", clip);
        share("smoothing", smoothing);
        share("dropout", dropout);
        share("attentionDropout", attentionDropout);
        share("stochasticDepth", stochasticDepth);
        require(points != null, "points is none of %s", List.of(PointLoss.values()));
        weight("textWeight", textWeight);
        weight("pointWeight", pointWeight);
        weight("boxWeight", boxWeight);
        weight("maskWeight", maskWeight);
        require(detection != null, "detection is missing");
        require(captions != null, "captions are missing");
        require(learn != null && !learn.isEmpty(), "nothing learns: \"learn\" has no pattern");
        require(frozen != null, "\"frozen\" is missing");
        learn = List.copyOf(learn);
        frozen = List.copyOf(frozen);
        Stream.concat(learn.stream(), frozen.stream()).forEach(DataRecipe::pattern);
        require(lora != null, "lora is missing; rank 0 is none");
        range("words", words, 0, 1_000_000);
        range("validation", validation, 0, 1_000_000);
        require(validation != 1, "validation 1 leaves no picture to learn from");
        range("validateEvery", validateEvery, 1, 10_000_000);
        range("patience", patience, 0, 1_000_000);
        range("saveEvery", saveEvery, 1, 10_000_000);
    }

    private static void range(String name, int value, int least, int most) {
        require(value >= least && value <= most, "%s %d is not in %d..%d", name, value, least, most);
    }

    private static void share(String name, double value) {
        require(value >= 0 && value < 1, "%s %s is not in 0..1", name, value);
    }

    private static void weight(String name, double value) {
        require(value >= 0 && value <= 1e6, "%s %s is not in 0..1000000", name, value);
    }

    private static void require(boolean holds, String message, Object... words) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(words));
        }
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no pattern: " + e.getDescription(), e);
        }
    }

    /** Returns the recipe for some tasks only; one that it does not name gets weight 1. */
    public DataRecipe only(List<DataTask> wanted) {
        Map<DataTask, Double> chosen = new EnumMap<>(DataTask.class);
        wanted.forEach(task -> chosen.put(task, tasks.getOrDefault(task, 1.0)));
        return with(chosen);
    }

    /** Returns the recipe for a model: tasks for which it lacks a decoder become those that come nearest. */
    DataRecipe fitting(ModelConfig model) {
        Map<DataTask, Double> possible = new EnumMap<>(DataTask.class);
        tasks.forEach((task, weight) -> possible.merge(task.possible(model), weight, Double::sum));
        return with(possible);
    }

    private DataRecipe with(Map<DataTask, Double> tasks) {
        return new DataRecipe(seed, tasks, steps, batch, texts, accumulation, rate, factors, layerDecay, warmup, cosine,
                decay, beta1, beta2, clip, smoothing, dropout, attentionDropout, stochasticDepth, points, textWeight,
                pointWeight, boxWeight, maskWeight,
                detection, captions, learn, frozen, lora, words, validation, validateEvery, patience, saveEvery);
    }

    /** Returns which parameters learn, by name. */
    Predicate<String> learners() {
        List<Predicate<String>> wanted = learn.stream().map(text -> pattern(text).asPredicate()).toList();
        List<Predicate<String>> kept = frozen.stream().map(text -> pattern(text).asPredicate()).toList();
        return name -> wanted.stream().anyMatch(p -> p.test(name)) && kept.stream().noneMatch(p -> p.test(name));
    }

    Schedule schedule() {
        return new Schedule(rate, warmup, steps, cosine);
    }

    /** Returns how fast each parameter learns, relative to the others. */
    Rates rates(int depth) {
        return new Rates(factors, layerDecay, depth);
    }

    /** Returns what is minimised, with the box decoder or without it. */
    JointRecipe losses(boolean boxes) {
        return new JointRecipe(smoothing, points, boxes ? Optional.of(detection) : Optional.empty(), captions,
                new LossWeights(textWeight, boxWeight, pointWeight, maskWeight));
    }

    AdamW.Decays decays() {
        return new AdamW.Decays(beta1, beta2);
    }
}
