package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.pixelllm.image.Letterbox;
import org.pixelllm.model.EncoderConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;

/** The image encoder of a trained model, as it is, and the words of that model. */
public final class FrozenEncoder implements AutoCloseable {
    private final String name;
    private final NDManager manager;
    private final Network network;
    private final Tokenizer tokenizer;

    private FrozenEncoder(String name, NDManager manager, Network network, Tokenizer tokenizer) {
        this.name = name;
        this.manager = manager;
        this.network = network;
        this.tokenizer = tokenizer;
    }

    /**
     * Reads a model.
     *
     * @param model "scenes" or a folder
     * @param pixels side of the pictures that it looks at; 0 for its own
     */
    public static FrozenEncoder of(String model, int pixels) {
        ModelFolder folder = ModelFolder.read(model);
        ModelConfig config = pixels == 0 ? folder.config() : looking(folder.config(), pixels);
        NDManager manager = Torch.open();
        try {
            ParameterSet parameters = folder.parameters(manager);
            Network network = new Network(parameters.params(), config);
            parameters.finish();
            return new FrozenEncoder(model, manager, network, folder.tokenizer());
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** An encoder that has learned nothing, for pictures of a tiny model. */
    static FrozenEncoder fresh(ModelConfig config, Tokenizer tokenizer, long seed) {
        NDManager manager = Torch.open();
        return new FrozenEncoder("fresh", manager, new Network(ParameterSet.fresh(manager, seed).params(), config),
                tokenizer);
    }

    private static ModelConfig looking(ModelConfig c, int pixels) {
        EncoderConfig e = c.encoder();
        return new ModelConfig(c.version(),
                new EncoderConfig(pixels, e.patchSize(), e.pretrainSize(), e.width(), e.depth(), e.heads(),
                        e.mlpRatio(), e.stem(), e.pixels(), e.variant()),
                c.sam(), c.features(), c.extractor(), c.projection(), c.text(), c.point(), c.pointMasks(), c.regions(),
                c.masks());
    }

    /** Returns what tells it from others: the model, and the side of the pictures that it looks at. */
    String name() {
        return name + "@" + map().pixels();
    }

    NDManager manager() {
        return manager;
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    int patch() {
        return network.config().encoder().patchSize();
    }

    VisualSource.MapShape map() {
        EncoderConfig encoder = network.config().encoder();
        return new VisualSource.MapShape(encoder.imageSize(), encoder.grid(), encoder.width());
    }

    /** Returns the map of a picture: (1, S, F). */
    NDArray see(NDManager scope, Letterbox box) {
        int size = box.size();
        float[] valid = new float[size * size];
        for (int y = 0; y < box.height(); y++) {
            Arrays.fill(valid, y * size, y * size + box.width(), 1);
        }
        return see(scope.create(box.pixels(), new Shape(1, size, size, 3)),
                scope.create(valid, new Shape(1, size, size)));
    }

    /** Returns the maps of samples that fill their square: (B, S, F). */
    NDArray see(NDManager scope, List<SceneSample> samples) {
        Pictures pictures = Pictures.of(scope, samples, map().pixels());
        return see(pictures.pixels(), pictures.valid());
    }

    private NDArray see(NDArray pixels, NDArray valid) {
        NDArray map = network.vision().withoutSam(pixels, valid).eva();                       // (B, Y, X, F)
        Shape s = map.getShape();
        return map.reshape(s.get(0), s.get(1) * s.get(2), s.get(3));
    }

    @Override
    public void close() {
        manager.close();
    }
}
