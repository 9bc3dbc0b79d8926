package org.pixelllm;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.Network;

/** Tells the steps from a picture to its words, each with the shape of what it makes. */
final class Stages {
    private final List<Stage> all = new ArrayList<>();

    private Stages() {}

    static List<Stage> of(Network network, Letterbox box, Picture picture, Network.Prompts prompts, Network.Told told) {
        Network.Asked asked = told.asked();
        NDArray features = network.features(asked.seen());
        Stages stages = new Stages();
        stages.add("picture", "A red, a green and a blue number for each pixel.", picture.height(), picture.width(), 3);
        stages.add("input", "The picture in a square of fixed size; what it does not fill stays empty.", box.size(),
                box.size(), 3);
        stages.add("feature map", features,
                "The image encoder describes each place of a coarse grid by a list of numbers.");
        stages.add("prompt", network.reader().sparse(prompts, network.vision().promptSize(network.config().features())),
                "Where you told the model to look, as a few lists of numbers.");
        stages.add("visual tokens", asked.visual(),
                "Readers collect from the feature map what the prompt asks for.");
        stages.add("encoded tokens", asked.encoded().states(),
                "The language model lets the visual tokens tell each other what they found.");
        stages.add("words' features", told.words(),
                "What the language model knows at begin, each word and end.");
        stages.add("next word", network.text().logits(told.words()),
                "A score for each word that it knows; the highest is said.");
        stages.add("points", told.points().coords(),
                "For each of these some points, each an x and a y in the input.");
        return List.copyOf(stages.all);
    }

    /** Adds a step whose tensor has a batch of one. */
    private void add(String name, NDArray tensor, String meaning) {
        long[] shape = tensor.getShape().getShape();
        add(name, meaning, Arrays.copyOfRange(shape, 1, shape.length));
    }

    private void add(String name, String meaning, long... shape) {
        all.add(new Stage(name, Arrays.stream(shape).boxed().toList(), meaning));
    }
}
