package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.ScenesModel;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.weights.ParameterSet;

/**
 * The stages of a recipe for scenes, over one set of parameters.
 *
 * @param manager owns what a stage adds
 * @param parameters of the whole model; each stage teaches some of them
 * @param tokenizer of what is said
 */
record ScenesStages(NDManager manager, ScenesRecipe recipe, ParameterSet parameters, Tokenizer tokenizer) {
    /** Makes a stage, counted from 0. */
    Stage of(int index) {
        ScenesRecipe.Part part = recipe.stages().get(index);
        ModelConfig shape = ScenesModel.of(tokenizer.size(), part.pixels());
        Network network = new Network(parameters.params(),
                part.learn() == ScenesRecipe.Learn.OUTLINE ? shape : shape.withoutDecoders());
        long seed = recipe.seed() + index;
        SceneSampler sampler = new SceneSampler(seed, part.pixels(), shape.encoder().patchSize(), part.varied(),
                tokenizer);
        String name = name(index);
        Map<String, NDArray> all = spoken();
        Map<String, NDArray> others = Names.notUnder(all, "git_backbone/");
        return switch (part.learn()) {
            case SEE -> new PatchStage(name, manager, network, all, sampler::draw, part, seed);
            case SPEAK -> LanguageStage.asking(name, manager, network, others, sampler::draw, part, seed);
            case PRACTISE -> LanguageStage.refining(name, network, others, sampler::draw, part, seed);
            case JOIN -> LanguageStage.refining(name, network, all, sampler::draw, part, seed);
            case OUTLINE -> new OutlineStage(name, network, parameters.tensors(), sampler::draw, part, seed);
        };
    }

    /** Returns what sees and speaks: all but what outlines, and what is fixed as in SAM. */
    private Map<String, NDArray> spoken() {
        Map<String, NDArray> all = Names.notUnder(parameters.tensors(), "prompt_encoder/pe_layer/");
        for (String prefix : OutlineStage.LEARN) {
            all = Names.notUnder(all, prefix);
        }
        return all;
    }

    /** Returns what a stage is called: {@code see}, the second of that kind {@code see-2}. */
    private String name(int index) {
        ScenesRecipe.Learn learn = recipe.stages().get(index).learn();
        long before = recipe.stages().subList(0, index).stream().filter(part -> part.learn() == learn).count();
        return learn.word() + (before == 0 ? "" : "-" + (before + 1));
    }
}
