package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.pixelllm.model.Network;
import org.pixelllm.weights.ParameterSet;

/** Teaches the image encoder to see: each patch is asked what it shows. */
final class PatchStage implements Stage {
    private final String name;
    private final Network network;
    private final Map<String, NDArray> trainable;
    private final ParameterSet own;
    private final SeenHead head;
    private final Schedule schedule;
    private final Prefetch pictures;
    private final int size;
    private final int grid;

    PatchStage(String name, NDManager manager, Network network, Map<String, NDArray> parameters,
            LongFunction<SceneSample> scenes,
            ScenesRecipe.Part part, long seed) {
        this.name = name;
        this.network = network;
        size = network.config().encoder().imageSize();
        grid = network.config().encoder().grid();
        own = ParameterSet.fresh(manager, seed);
        head = new SeenHead(own.params().in("patch_head"), network.config().encoder().width());
        trainable = new LinkedHashMap<>(Names.under(parameters, "git_backbone/"));
        trainable.putAll(own.tensors());
        schedule = part.schedule();
        pictures = new Prefetch(scenes, part.batch());
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
        Pictures batch = Pictures.of(scope, samples, size);
        Cells cells = new Cells(size);
        samples.forEach(sample -> cells.addGrid(sample, grid, grid));
        NDArray features = network.features(batch.pixels(), batch.valid());                // (B, Y, X, F)
        Map<String, NDArray> parts = new LinkedHashMap<>();
        NDArray tokens = features.reshape(-1, features.getShape().get(3));
        return new Loss(head.loss(scope, tokens, cells, "", parts), parts);
    }

    @Override
    public void close() {
        pictures.close();
        own.close();
    }
}
