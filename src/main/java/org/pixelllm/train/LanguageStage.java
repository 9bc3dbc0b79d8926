package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextHead;
import org.pixelllm.nn.Scalar;
import org.pixelllm.weights.ParameterSet;

/**
 * Teaches the model to speak and point: narratives, captions of objects and referring expressions of the same pictures,
 * each word with its box.
 *
 * <p>One feature map serves all prompts of a picture, and one set of visual tokens all its expressions: those are the
 * cheapest teachers of precise boxes. Rows of a task are padded among themselves only. The visual tokens are asked
 * directly what they have seen, too, while they begin: without that, words wait long for the first sign of a picture behind them.
 */
final class LanguageStage implements Stage {
    private static final double SMOOTHING = 0.05;

    private final String name;
    private final Network network;
    private final Map<String, NDArray> trainable;
    private final Optional<Heads> heads;
    private final Schedule schedule;
    private final Prefetch pictures;
    private final int size;
    private final int expressions;
    private final double narrative;
    private final long seed;

    /** Questions that are put to visual tokens: what each sees at its place, what all see of the prompt's object. */
    private record Heads(ParameterSet parameters, SeenHead token, SeenHead region) {
        static Heads fresh(NDManager manager, int width, long seed) {
            ParameterSet own = ParameterSet.fresh(manager, seed);
            return new Heads(own, new SeenHead(own.params().in("token_head"), width),
                    new SeenHead(own.params().in("region_head"), width));
        }

        NDArray loss(NDManager scope, NDArray whole, NDArray parts, Lesson lesson, Map<String, NDArray> losses) {
            NDArray tokens = whole.reshape(-1, whole.getShape().get(2));                             // (B·T, D)
            NDArray regions = parts.mean(new int[]{1});                                              // (B·regions, D)
            return token.loss(scope, tokens, lesson.everywhere(), "token ", losses)
                    .add(region.loss(scope, regions, lesson.regions(), "region ", losses));
        }
    }

    private LanguageStage(String name, Network network, Map<String, NDArray> trainable, Optional<Heads> heads,
            LongFunction<SceneSample> scenes, ScenesRecipe.Part part, long seed) {
        this.name = name;
        this.network = network;
        this.heads = heads;
        this.trainable = new LinkedHashMap<>(trainable);
        heads.ifPresent(h -> this.trainable.putAll(h.parameters().tensors()));
        this.seed = seed;
        size = network.config().encoder().imageSize();
        expressions = part.expressions();
        narrative = part.narrative();
        schedule = part.schedule();
        pictures = new Prefetch(scenes, part.batch());
    }

    /** Begins with an extractor that has learned nothing: its tokens are asked what they have seen, too. */
    static LanguageStage asking(String name, NDManager manager, Network network, Map<String, NDArray> trainable,
            LongFunction<SceneSample> scenes, ScenesRecipe.Part part, long seed) {
        return new LanguageStage(name, network, trainable,
                Optional.of(Heads.fresh(manager, network.config().text().width(), seed)), scenes, part, seed);
    }

    /** Goes on with a model that speaks already. */
    static LanguageStage refining(String name, Network network, Map<String, NDArray> trainable,
            LongFunction<SceneSample> scenes,
            ScenesRecipe.Part part, long seed) {
        return new LanguageStage(name, network, trainable, Optional.empty(), scenes, part, seed);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Schedule schedule() {
        return schedule;
    }

    @Override
    public Map<String, NDArray> trainable() {
        return trainable;
    }

    @Override
    public Loss loss(NDManager scope, int step) {
        List<SceneSample> samples = pictures.batch(step);
        Grid places = Grid.of(network.config().extractor().outputs());
        Lesson lesson = new Lesson(samples, size, expressions, places,
                new SplittableRandom(seed + step * 0x9E3779B97F4A7C15L));
        Pictures input = Pictures.of(scope, samples, size);
        NDArray extents = input.extents();
        NDArray features = network.features(input.pixels(), input.valid());                        // (B, Y, X, F)
        NDArray visual = network.visualTokens(features, lesson.look().prompts(scope));             // (B·N, T, D)
        Shape s = visual.getShape();
        NDArray each = visual.reshape(samples.size(), Lesson.PROMPTS, s.get(1), s.get(2));
        NDArray whole = each.get(":, 0");                                                          // (B, T, D)
        NDArray parts = each.get(":, 1:").reshape(-1, s.get(1), s.get(2));                         // (B·regions, T, D)

        Map<String, NDArray> losses = new LinkedHashMap<>();
        NDArray total = Scalar.times(
                caption(scope, "narrative", lesson.narratives(), whole, extents, losses), narrative)
                .add(caption(scope, "phrase", lesson.phrases(), parts, extents.repeat(0, Lesson.REGIONS), losses))
                .add(refer(scope, lesson.expressions(), whole, extents, losses));
        return new Loss(heads.map(h -> total.add(h.loss(scope, whole, parts, lesson, losses))).orElse(total), losses);
    }

    private NDArray caption(NDManager scope, String task, TextRows rows, NDArray visual, NDArray extents,
            Map<String, NDArray> losses) {
        NDArray features = network.text().decode(network.text().encode(visual), rows.tokens(scope));  // (R, L, D)
        NDArray logits = network.text().logits(features);
        NDArray words = Losses.crossEntropy(logits.reshape(-1, logits.getShape().get(2)), rows.targets(scope),
                rows.targetWeights(scope), SMOOTHING);
        NDArray boxes = boxes(features, extents);
        NDArray truth = rows.boxes(scope);
        NDArray weights = rows.boxWeights(scope);
        NDArray giou = Losses.giou(boxes, truth, weights);
        losses.put(task, words);
        losses.put(task + " boxes", giou);
        return Scalar.times(words, 3).add(Scalar.times(Losses.l1(boxes, truth, weights), 2)).add(giou);
    }

    private NDArray refer(NDManager scope, TextRows rows, NDArray whole, NDArray extents, Map<String, NDArray> losses) {
        NDArray visual = whole.repeat(0, expressions);
        TextHead.Encoded encoded = network.text().encode(visual, rows.context(scope));
        NDArray boxes = boxes(network.text().decode(encoded, rows.tokens(scope)),
                extents.repeat(0, expressions));
        NDArray truth = rows.boxes(scope);
        NDArray last = rows.lastWords(scope);
        NDArray giou = Losses.giou(boxes, truth, last);
        NDArray words = Losses.giou(boxes, truth, rows.boxWeights(scope));
        losses.put("refer", giou);
        losses.put("refer words", words);
        return Scalar.times(Losses.l1(boxes, truth, last), 5).add(Scalar.times(giou, 2)).add(Scalar.times(words, 0.5));
    }

    /** Returns the box that each word's two points span, on the scale 0 to 1: (R·L, 4). */
    private NDArray boxes(NDArray features, NDArray extents) {
        NDArray coords = network.points().apply(features, extents).coords();                          // (R, L, 2, 2)
        return Scalar.times(coords.reshape(-1, 4), 1.0 / size);
    }

    @Override
    public void close() {
        pictures.close();
        heads.ifPresent(h -> h.parameters().close());
    }
}
