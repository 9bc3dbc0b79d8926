package org.pixelllm.weights;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.pixelllm.model.EncoderConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Presets;
import org.pixelllm.model.SamConfig;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;

/**
 * Makes a model folder of the published architecture out of public checkpoints.
 *
 * <p>Parts that have no public weights begin anew: what reads prompts, points and boxes, and all adapters. Such a model
 * has learned its parts but not to play together; it is a start for training.
 *
 * @param sam file or folder of Segment Anything as Hugging Face stores it
 * @param eva file or folder of EVA-02 as timm stores it
 * @param language the language model
 * @param seed of the parts that begin anew
 */
public record ComponentImport(Path sam, Path eva, Language language, long seed) {
    private static final Pattern FRESH = Pattern.compile("(prompt_adapter|visual_project_layers|point_predictor|"
            + "mask_adapter|box_decoder)/.*");
    private static final String MASK_PROMPTS = "prompt_encoder/mask_downscaling/"; // nobody gives a mask as a prompt

    /**
     * A language model as Hugging Face stores it.
     *
     * @param kind whose it is
     * @param weights file or folder
     * @param tokenizer its {@code vocab.txt}, {@code spiece.model} or {@code tokenizer.json}; else the one that lies
     *        with the weights, if any
     */
    public record Language(Kind kind, Path weights, Optional<Path> tokenizer) {
        /** Kinds of language models. */
        public enum Kind {
            /** T5 1.1 or Flan-T5. */
            T5,
            /** BERT, or GIT itself. */
            BERT
        }

        LanguagePart open() {
            return kind == Kind.T5 ? LanguagePart.t5(this) : LanguagePart.bert(this);
        }
    }

    /**
     * What an import did.
     *
     * @param parts of the model, in its order; a part may be there twice, once with what began anew
     * @param unused names of the checkpoints' tensors that have no place in the model
     * @param tokenized whether the folder has a tokenizer
     */
    public record Report(List<Part> parts, List<String> unused, boolean tokenized) {}

    /**
     * A part of the model.
     *
     * @param name the first word of its parameters' names
     * @param origin the checkpoint, "" if it began anew
     * @param parameters how many numbers
     */
    public record Part(String name, String origin, long parameters) {}

    /**
     * Checks that names and shapes fit, then copies the weights one after the other.
     *
     * @param folder is written in one step; replaced only if it holds nothing but a model
     * @param watcher is told each tensor; what it throws ends the import, and nothing is written
     * @throws UserProblem listing every name that is missing, left over or of another shape, or telling what else does
     *             not fit; then nothing is written
     */
    public Report into(Path folder, ImportWatcher watcher) {
        try (NDManager manager = Torch.open();
                RenamedTensors samTensors = PublicWeights.SAM.renamed(sam);
                RenamedTensors evaTensors = PublicWeights.EVA02.renamed(eva);
                LanguagePart text = shaped(language.weights, path -> language.open())) {
            samTensors.leaveOut(name -> name.startsWith(MASK_PROMPTS));
            ModelConfig config = config(samTensors, evaTensors, text);
            List<RenamedTensors> checkpoints = List.of(evaTensors, samTensors, text.tensors());
            Assembly assembly = new Assembly(Blueprint.of(config).wanted(), checkpoints,
                    name -> FRESH.matcher(name).matches() || text.fresh().matcher(name).matches(), seed);
            assembly.check();
            text.tokenizer().ifPresent(t -> ModelFolder.refuseOther(t, config, language.weights.toString()));
            Report report = new Report(parts(assembly), unused(checkpoints), text.tokenizer().isPresent());
            List<String> names = List.copyOf(assembly.wanted());
            ModelFolder.write(folder, config, text.tokenizer(), card(report),
                    new WatchedTensors(assembly, names.size(), watcher), names, manager);
            return report;
        }
    }

    private ModelConfig config(Tensors samTensors, Tensors evaTensors, LanguagePart text) {
        SamShape shape = new SamShape(samTensors, sam);
        SamConfig second = shaped(sam, path -> shape.encoder(Presets.IMAGE_SIZE));
        EncoderConfig first = shaped(eva, path -> new Eva02Shape(evaTensors, path)
                .encoder(Presets.IMAGE_SIZE));
        return shaped(sam, path -> Presets.published(first, second, shape.masks(), text.head()));
    }

    /** A checkpoint that is none of its kind has shapes that no model can have. */
    private static <T> T shaped(Path checkpoint, Function<Path, T> shape) {
        try {
            return shape.apply(checkpoint);
        } catch (IllegalArgumentException e) {
            throw UserProblem.that("could not use the weights \"" + checkpoint + "\"")
                    .line("found", String.valueOf(e.getMessage()))
                    .line("try", "Hugging Face's SAM, timm's EVA-02, T5 1.1 or Flan-T5, or BERT").because(e);
        }
    }

    private static List<Part> parts(Assembly assembly) {
        Map<Part, Long> counts = new LinkedHashMap<>();
        for (String name : assembly.wanted()) {
            Part part = new Part(name.substring(0, name.indexOf('/')), assembly.origin(name), 0);
            counts.merge(part, assembly.table().get(name).shape().size(), Long::sum);
        }
        List<Part> parts = new ArrayList<>();
        counts.forEach((part, count) -> parts.add(new Part(part.name, part.origin, count)));
        return parts;
    }

    private static List<String> unused(List<RenamedTensors> checkpoints) {
        return checkpoints.stream().flatMap(part -> part.unused().stream()).toList();
    }

    private String card(Report report) {
        StringBuilder card = new StringBuilder("# Put together from public checkpoints\n\n"
                + "Not trained as a whole yet: parts without a source began anew from seed ").append(seed)
                .append(".\n\n| part | source | parameters |\n|---|---|---|\n");
        report.parts.forEach(part -> card.append("| %s | %s | %,d |\n".formatted(part.name,
                part.origin.isEmpty() ? "begun anew" : shown(part.origin), part.parameters)));
        return card.toString();
    }

    /** Shows a file with its folder: most are called model.safetensors. */
    private static String shown(String origin) {
        Path file = Path.of(origin).toAbsolutePath();
        String last = file.subpath(Math.max(0, file.getNameCount() - 2), file.getNameCount()).toString();
        return "`" + last.replace('\\', '/').replaceAll("[`|\\p{Cntrl}]", "?") + "`";
    }
}
