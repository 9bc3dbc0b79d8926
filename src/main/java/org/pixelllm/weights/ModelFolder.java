package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.TextConfig;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.text.TokenizerFile;
import org.pixelllm.text.WordTokenizer;

/**
 * A model as files: {@code config.json}, {@code model.safetensors}, {@code README.md} and a tokenizer's file.
 *
 * <p>The tokenizer's is the first that is there of {@code vocab.txt} (our words, or BERT's), {@code spiece.model} and
 * {@code tokenizer.json}.
 *
 * <pre>
 * ModelFolder folder = ModelFolder.read("scenes");
 * ParameterSet parameters = folder.parameters(manager);
 * Network network = new Network(parameters.params(), folder.config());
 * folder.finish(parameters);
 * </pre>
 */
public final class ModelFolder {
    static final String CONFIG = "config.json";
    static final String WEIGHTS = "model.safetensors";
    static final String CARD = "README.md";

    private static final Map<String, String> METADATA = Map.of("format", "pixelllm");
    private static final int MAX_TEXT = 1 << 20;

    private final String name;
    private final Place place;
    private final ModelConfig config;
    private final Optional<Tokenizer> tokenizer;
    private final Optional<Adapter> adapter;
    private final List<String> words; // more than the folder's tokenizer knows

    private ModelFolder(String name, Place place) throws IOException {
        this.name = name;
        this.place = place;
        this.config = ConfigFile.read(text(CONFIG), place.name(CONFIG));
        this.tokenizer = tokenizer(place);
        tokenizer.ifPresent(t -> refuseOther(t, config, name));
        adapter = Optional.empty();
        words = List.of();
    }

    private ModelFolder(ModelFolder plain, Adapter adapter) {
        name = plain.name;
        place = plain.place;
        ModelFolder speaking = plain.speaking(adapter.words());
        config = adapter.on(speaking.config);
        tokenizer = speaking.tokenizer;
        words = speaking.words;
        this.adapter = Optional.of(adapter);
    }

    private ModelFolder(ModelFolder plain, WordTokenizer tokenizer, List<String> words) {
        name = plain.name;
        place = plain.place;
        config = plain.config.with(((TextConfig) plain.config.text()).withVocabulary(tokenizer.size()));
        this.tokenizer = Optional.of(tokenizer);
        adapter = plain.adapter;
        this.words = words;
    }

    private static Optional<Tokenizer> tokenizer(Place place) throws IOException {
        for (String file : TokenizerFile.NAMES) {
            try (InputStream in = place.open(file)) {
                return Optional.of(TokenizerFile.read(in, file, place.name(file)));
            } catch (FileNotFoundException e) {
                continue; // the next one, or else there is none
            }
        }
        return Optional.empty();
    }

    /**
     * Returns this model with what a training learned on it.
     *
     * @param lora the {@code lora.safetensors} that training wrote
     * @throws UserProblem if the file is missing, damaged, or no such file
     */
    public ModelFolder with(Path lora) {
        return new ModelFolder(this, Adapter.read(lora));
    }

    /** Says whether this model can learn words that it has no token for; those whose tokens are parts of words need none. */
    public boolean learnsWords() {
        return tokenizer.orElse(null) instanceof WordTokenizer && config.text() instanceof TextConfig
                && words.isEmpty();
    }

    /**
     * Returns this model with tokens for more words, which it has yet to learn.
     *
     * @param more words that its tokenizer does not know
     * @throws UserProblem if it learns no words, or they are none
     */
    public ModelFolder speaking(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        if (!learnsWords()) {
            throw UserProblem.that("cannot teach the model \"" + name + "\" words")
                    .line("found", "a tokenizer of parts of words, or another language model than T5")
                    .line("try", "a model with a vocab.txt of words");
        }
        try {
            return new ModelFolder(this, ((WordTokenizer) tokenizer()).with(more), List.copyOf(more));
        } catch (IllegalArgumentException e) {
            throw UserProblem.that("cannot teach the model \"" + name + "\" these words").line("found", e.getMessage())
                    .line("try", "words that it does not know; for a LoRA file, the model that it was learned on")
                    .because(e);
        }
    }

    /** Returns the names of the parameters from which words come and into which they go. */
    public static List<String> tables() {
        return List.of(GrownTensors.EMBEDDING, GrownTensors.LOGITS);
    }

    /** A tokenizer must know as many tokens as the language model has rows for. */
    static void refuseOther(Tokenizer tokenizer, ModelConfig config, String name) {
        if (!tokenizer.fits(config.text().vocabulary())) {
            throw UserProblem.that("could not load the model \"" + name + "\"")
                    .line("found", "%d tokens in %s where %s says %d".formatted(tokenizer.size(),
                            tokenizer.file().name(), CONFIG, config.text().vocabulary()))
                    .line("try", "the files that were saved together");
        }
    }

    /**
     * Reads everything but the weights of a built-in model, or of a folder.
     *
     * @param nameOrFolder "scenes", or a path; {@code ./scenes} is always the path
     * @throws UserProblem if it is missing or damaged
     */
    public static ModelFolder read(String nameOrFolder) {
        Place place = Places.find(nameOrFolder);
        try {
            return new ModelFolder(nameOrFolder, place);
        } catch (IOException e) {
            throw unreadable(nameOrFolder, e);
        }
    }

    /**
     * Writes a model folder in one step; replaces a folder only if it holds nothing but a model.
     *
     * @param precision of the weights in the file
     * @param card text of the {@code README.md}: data, recipe, scores
     * @throws UserProblem if the folder holds anything else, or the disk refuses
     */
    public static void write(Path folder, ModelConfig config, ParameterSet parameters, Tokenizer tokenizer,
            Precision precision, String card) {
        write(folder, config, Optional.of(tokenizer), card,
                file -> Safetensors.write(file, parameters.tensors(), precision, METADATA));
    }

    /**
     * Writes a model folder as {@link #write} does, its weights copied one after the other.
     *
     * @param tokenizer may be missing; then the user has to bring it
     * @param names of the weights, in the order in which they are written
     * @param scope owns each tensor while it is copied
     */
    static void write(Path folder, ModelConfig config, Optional<Tokenizer> tokenizer, String card, Tensors from,
            Collection<String> names, NDManager scope) {
        write(folder, config, tokenizer, card, file -> Safetensors.copy(file, from, names, scope, METADATA));
    }

    private static void write(Path folder, ModelConfig config, Optional<Tokenizer> tokenizer, String card,
            Consumer<Path> weights) {
        FolderReplacement.write(folder, part -> {
            Replacement.write(part.resolve(CONFIG), out -> out.write(utf8(ConfigFile.write(config))));
            Replacement.write(part.resolve(CARD), out -> out.write(utf8(card)));
            if (tokenizer.isPresent()) {
                TokenizerFile file = tokenizer.get().file();
                Replacement.write(part.resolve(file.name()), out -> out.write(file.content()));
            }
            weights.accept(part.resolve(WEIGHTS));
        });
    }

    /** Returns the name or path that it was read by. */
    public String name() {
        return name;
    }

    public ModelConfig config() {
        return config;
    }

    /**
     * Returns what turns text into tokens.
     *
     * @throws UserProblem if no file of the folder says it
     */
    public Tokenizer tokenizer() {
        return tokenizer.orElseThrow(
                () -> unreadable(name, new FileNotFoundException(String.join(" or ", TokenizerFile.NAMES))));
    }

    /** Returns the text of the model card, "" if there is none. */
    public String card() {
        try {
            return text(CARD);
        } catch (FileNotFoundException e) {
            return "";
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads the weights; after the network was built from them, {@link #finish} tells whether they fit.
     *
     * @param manager owns them
     * @throws UserProblem if the file is missing or damaged
     */
    public ParameterSet parameters(NDManager manager) {
        if (place instanceof Place.Folder || adapter.isPresent() || !words.isEmpty()) {
            Tensors own = words.isEmpty() ? tensors(manager) : new GrownTensors(tensors(manager), words.size());
            return ParameterSet.from(manager, adapter.map(laid -> laid.on(own)).orElse(own));
        }
        return ParameterSet.from(manager, inJar(manager), place.name(WEIGHTS));
    }

    private Tensors tensors(NDManager manager) {
        return place instanceof Place.Folder folder
                ? SafetensorsFile.open(folder.path().resolve(WEIGHTS))
                : new HeldTensors(place.name(WEIGHTS), inJar(manager));
    }

    private Map<String, NDArray> inJar(NDManager manager) {
        try (InputStream in = place.open(WEIGHTS)) {
            return Safetensors.read(in, place.name(WEIGHTS), manager);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Ends the asking for parameters that this model returned.
     *
     * @throws UserProblem if they do not fit the network, or what was laid on them was learned on another model
     */
    public void finish(ParameterSet parameters) {
        parameters.finish();
        adapter.ifPresent(laid -> laid.check(parameters.tensors(), name));
    }

    private String text(String file) throws IOException {
        try (InputStream in = place.open(file)) {
            byte[] bytes = in.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                throw new IOException(file + " is longer than 1 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UserProblem unreadable(String name, IOException e) {
        boolean missing = e instanceof FileNotFoundException;
        return UserProblem.that("could not load the model \"" + name + "\"")
                .line(missing ? "missing" : "because", String.valueOf(e.getMessage()))
                .line("try", "a folder with %s, %s and %s".formatted(CONFIG, TokenizerFile.VOCABULARY, WEIGHTS))
                .because(e);
    }
}
