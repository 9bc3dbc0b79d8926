package org.pixelllm.weights;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.text.TokenizerFile;

/**
 * Makes a model folder of a checkpoint of the published code.
 *
 * @param checkpoint a Flax MessagePack file
 * @param config the published configuration as JSON, see {@link PublishedConfig}
 * @param tokenizer the language model's {@code vocab.txt}, {@code spiece.model} or {@code tokenizer.json}
 */
public record FlaxImport(Path checkpoint, Path config, Optional<Path> tokenizer) {
    /**
     * What an import did.
     *
     * @param parameters count of numbers by part of the model
     * @param ignored what the checkpoint holds beside parameters
     */
    public record Report(Map<String, Long> parameters, List<String> ignored) {}

    /**
     * Checks that names and shapes fit, then copies the weights one after the other; never holds two.
     *
     * @param folder is written in one step; replaced only if it holds nothing but a model
     * @param watcher is told each tensor; what it throws ends the import, and nothing is written
     * @throws UserProblem listing every name that is missing, left over or of another shape, or telling what else does
     *             not fit; then nothing is written
     */
    public Report into(Path folder, ImportWatcher watcher) {
        ModelConfig shape = PublishedConfig.read(config);
        Optional<Tokenizer> words = tokenizer.map(TokenizerFile::read);
        words.ifPresent(t -> ModelFolder.refuseOther(t, shape, checkpoint.toString()));
        try (NDManager manager = Torch.open(); FlaxCheckpoint flax = FlaxCheckpoint.open(checkpoint)) {
            List<String> names = names(shape, flax, manager);
            Report report = new Report(count(flax), flax.ignored());
            ModelFolder.write(folder, shape, words, card(report), new WatchedTensors(flax, names.size(), watcher),
                    names,
                    manager);
            return report;
        }
    }

    private static List<String> names(ModelConfig shape, FlaxCheckpoint flax, NDManager manager) {
        try (ParameterSet zeros = ParameterSet.checking(manager, flax)) {
            new Network(zeros.params(), shape);
            zeros.finish();
            return List.copyOf(zeros.tensors().keySet());
        }
    }

    private static Map<String, Long> count(FlaxCheckpoint flax) {
        Map<String, Long> parts = new TreeMap<>();
        flax.table().forEach((name, info) -> parts.merge(name.substring(0, Math.max(0, name.indexOf('/'))),
                info.shape().size(), Long::sum));
        return parts;
    }

    private String card(Report report) {
        StringBuilder card = new StringBuilder("# Imported from the published code\n\nFrom the Flax checkpoint `")
                .append(shown(checkpoint)).append("` with the configuration `").append(shown(config))
                .append("`.\n\n| part | parameters |\n|---|---|\n");
        report.parameters.forEach((part, count) -> card.append("| %s | %,d |\n".formatted(part, count)));
        return card.toString();
    }

    private static String shown(Path file) {
        return file.getFileName().toString().replaceAll("[`|\\p{Cntrl}]", "?");
    }
}
