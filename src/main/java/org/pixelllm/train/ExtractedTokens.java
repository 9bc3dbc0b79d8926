package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.pixelllm.model.Extent;
import org.pixelllm.model.ExtractorConfig;
import org.pixelllm.model.PromptEncoder;
import org.pixelllm.model.PromptFeatureExtractor;
import org.pixelllm.model.PromptReader;
import org.pixelllm.model.VisualProjection;
import org.pixelllm.nn.Params;

/** The prompt feature extractor's tokens; each begins at a place of its own, see {@link Beginning}. */
final class ExtractedTokens implements VisualSource {
    private final PromptReader reader;
    private final MapShape map;
    private final int outputs;

    ExtractedTokens(Params p, ExtractorConfig config, MapShape map) {
        this.map = map;
        outputs = config.outputs();
        reader = new PromptReader(new PromptEncoder(p.in("prompt_encoder"), config.promptWidth()),
                new PromptFeatureExtractor(p.in("prompt_adapter"), config, map.channels()), Optional.of(
                        new VisualProjection(p.in("visual_project_layers"), config.outputWidth(), config.width())));
    }

    @Override
    public Grid grid() {
        return Grid.of(outputs);
    }

    @Override
    public NDArray apply(NDArray features) {
        Shape s = features.getShape();
        float[] whole = new float[(int) (4 * s.get(0))];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = i % 4 < 2 ? 0 : map.pixels();
        }
        return reader.visualTokens(features.reshape(s.get(0), map.side(), map.side(), s.get(2)),
                features.getManager().create(whole, new Shape(s.get(0), 4)), new Extent(map.pixels(), map.pixels()));
    }
}
