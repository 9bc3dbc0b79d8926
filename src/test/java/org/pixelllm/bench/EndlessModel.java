package org.pixelllm.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.TextIds;
import org.pixelllm.nn.Torch;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** A model with random weights that never says the end, so that every text has its full length. */
final class EndlessModel implements AutoCloseable {
    private final NDManager manager = Torch.open();
    private final ParameterSet parameters = ParameterSet.fresh(manager, 1);
    private final Network network;

    EndlessModel(ModelConfig config) {
        network = new Network(parameters.params(), config);
        silence(parameters);
    }

    /** Gives padding and end the logit 0; the largest of the others is above it. BERT's end gets the least logit. */
    static void silence(ParameterSet parameters) {
        parameters.tensors().forEach((name, array) -> {
            if (name.endsWith("decoder/logits_dense/kernel")) {
                array.set(new NDIndex(":, :2"), 0f);
            } else if (name.endsWith("output/bias")) {
                array.set(new NDIndex(TextIds.BERT.end()), -1000f);
            }
        });
    }

    /** Returns a tokenizer of so many words, those of scenes first. */
    static WordTokenizer tokenizer(int size) {
        List<String> words = new ArrayList<>(Narrator.vocabulary());
        while (words.size() < size - TextConfig.END - 2) { // padding, end and unknown stand before the words
            words.add("w" + words.size());
        }
        return WordTokenizer.of(words);
    }

    NDManager manager() {
        return manager;
    }

    ParameterSet parameters() {
        return parameters;
    }

    Network network() {
        return network;
    }

    /** Returns the number of parameters. */
    long size() {
        return parameters.tensors().values().stream().mapToLong(NDArray::size).sum();
    }

    @Override
    public void close() {
        manager.close();
    }
}
