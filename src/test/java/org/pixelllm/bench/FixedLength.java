package org.pixelllm.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.image.Picture;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/**
 * Measures a caption of 40 tokens stage by stage, with random weights and 12 tokens of context: what a plain PyTorch
 * program of the same sizes can be measured at too.
 *
 * <p>The weights never say the end, so that every text has its full length.
 */
final class FixedLength implements AutoCloseable {
    /** Tokens of the text: the beginning, which is given, and 39 that are searched. */
    static final int TOKENS = 40;

    private static final String CONTEXT = "a small red car left of the large blue tree on grass"; // 12 words
    private static final int PICTURES = 48; // more than are kept encoded

    private final NDManager manager = Torch.open();
    private final Network network;
    private final PixelLlm model;
    private final WordTokenizer tokenizer;
    private final int size;

    FixedLength(ModelConfig shape) {
        TextConfig t = (TextConfig) shape.text();
        tokenizer = EndlessModel.tokenizer(t.vocabulary());
        size = shape.encoder().imageSize();
        ParameterSet parameters = ParameterSet.fresh(manager, 1);
        network = new Network(parameters.params(),
                ModelConfig.plain(shape.encoder(), shape.extractor(),
                        new TextConfig(t.vocabulary(), t.width(), t.heads(), t.headWidth(), t.encoderLayers(),
                                t.decoderLayers(), t.mlpWidth(), TOKENS + 1, t.encoderLora(), t.decoderLora()),
                        shape.point()));
        EndlessModel.silence(parameters);
        model = PixelLlm.of("random", manager, network, parameters, tokenizer);
    }

    /** Prints the median milliseconds of each stage, and of a whole caption with all that Java does around it. */
    void measure(int runs) {
        try (NDManager kept = manager.newSubManager()) {
            NDArray pixels = kept.randomUniform(0, 255, new Shape(1, size, size, 3));
            NDArray valid = kept.ones(new Shape(1, size, size));
            NDArray box = kept.create(new float[]{size * 0.2f, size * 0.3f, size * 0.6f, size * 0.8f}, new Shape(1, 4));
            NDArray context = kept.create(tokenizer.encode(CONTEXT), new Shape(1, 12));
            NDArray features = network.features(pixels, valid);
            NDArray visual = network.visualTokens(features, Network.Prompts.ofBoxes(box));
            T5TextHead.Encoded encoded = network.text().encode(visual, context);
            stage("encode picture", runs, scope -> network.features(Borrow.in(scope, pixels), Borrow.in(scope, valid)));
            stage("prompt", runs, scope -> network.visualTokens(Borrow.in(scope, features),
                    Network.Prompts.ofBoxes(Borrow.in(scope, box))));
            stage("text encode", runs, scope -> network.text().encode(Borrow.in(scope, visual),
                    Borrow.in(scope, context)));
            stage("decode " + TOKENS + " tokens", runs, scope -> decode(encoded));
        }
        Iterator<Picture> pictures = Stream.generate(scenes()::stream).flatMap(scene -> scene).iterator();
        print("caption, all", Clock.median(runs, () -> caption(pictures.next())));
    }

    private void stage(String name, int runs, Function<NDManager, Object> stage) {
        print(name, Clock.median(runs, () -> {
            try (NDManager scope = manager.newSubManager()) {
                stage.apply(scope);
            }
        }));
    }

    private Object decode(T5TextHead.Encoded encoded) {
        int[] tokens = new GreedySearch(network.text().stepper(), TOKENS + 1).run(encoded).tokens()[0];
        return requireFull(tokens[TOKENS - 1] > TextConfig.END, tokens);
    }

    private List<Picture> scenes() {
        return Stream.iterate(0, seed -> seed + 1).limit(PICTURES).map(seed -> Scene.of(seed, size, size).picture())
                .toList();
    }

    private void caption(Picture picture) {
        var caption = model.caption(picture, Prompt.box(size * 0.2, size * 0.3, size * 0.6, size * 0.8), CONTEXT);
        requireFull(caption.words().size() > TOKENS / 2, caption); // marks are no words
    }

    private static <T> T requireFull(boolean full, T said) {
        if (!full) {
            throw new IllegalStateException("ended early: " + said);
        }
        return said;
    }

    private static void print(String name, double millis) {
        System.out.printf(Locale.ROOT, "%-28s%8.2f ms%n", name, millis);
    }

    @Override
    public void close() {
        model.close();
    }
}
