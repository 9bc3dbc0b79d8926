package org.pixelllm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.decode.BeamSearch;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.decode.Search;
import org.pixelllm.geometry.Mask;
import org.pixelllm.image.Picture;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.PointConfig;
import org.pixelllm.model.Segmenter;
import org.pixelllm.model.Stepper;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.weights.LoraChange;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.ParameterSet;

/**
 * The model: says what it sees, finds what you say, and points at every word.
 *
 * <pre>
 * try (PixelLlm model = PixelLlm.load(PixelLlm.SCENES)) {
 *     Caption caption = model.caption(picture, Prompt.WHOLE, "");
 *     Grounding car = model.refer(picture, "the small red car");
 * }
 * </pre>
 *
 * <p>One call at a time; a second thread waits. The last pictures stay encoded.
 */
public final class PixelLlm implements AutoCloseable {
    /** Name of the model that ships in the jar. */
    public static final String SCENES = "scenes";

    /** Most captions that a search follows at once. */
    public static final int MOST_BEAMS = 32;

    private static final double NO_CAPTION = -1e6; // a search scores beams that never ended about -1e7

    private final String name;
    private final NDManager manager;
    private final Network network;
    private final Tokenizer tokenizer;
    private final Seen seen;
    private final Stepper stepper;
    private final Map<String, NDArray> tensors;

    private PixelLlm(String name, NDManager manager, Network network, Tokenizer tokenizer,
            Map<String, NDArray> tensors) {
        this.name = name;
        this.manager = manager;
        this.network = network;
        this.tokenizer = tokenizer;
        this.tensors = tensors;
        seen = new Seen(manager, network);
        stepper = network.text().stepper();
    }

    /**
     * Loads a model folder, or the built-in model by its name {@link #SCENES}.
     *
     * @throws UserProblem if the folder is missing, foreign or damaged; what was loaded before stays usable
     */
    public static PixelLlm load(String nameOrFolder) {
        ModelFolder folder = ModelFolder.read(nameOrFolder);
        Tokenizer tokenizer = folder.tokenizer();
        NDManager manager = Torch.open();
        try {
            ParameterSet parameters = folder.parameters(manager);
            Network network = new Network(parameters.params(), folder.config());
            parameters.finish();
            return of(folder.name(), manager, network, parameters, tokenizer);
        } catch (RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    /** Joins parts in memory; takes the manager over. The weights must not change any more: decoding copies some. */
    public static PixelLlm of(String name, NDManager manager, Network network, ParameterSet parameters,
            Tokenizer tokenizer) {
        if (!tokenizer.fits(network.config().text().vocabulary())) {
            throw UserProblem.that("found a vocabulary that does not fit the model")
                    .line("vocabulary", tokenizer.size() + " tokens")
                    .line("model", network.config().text().vocabulary() + " tokens");
        }
        return new PixelLlm(name, manager, network, tokenizer, parameters.tensors());
    }

    /** Returns the name or folder that the model was loaded from. */
    public String name() {
        return name;
    }

    /** Returns the number of parameters. */
    public long parameters() {
        return tensors.values().stream().mapToLong(NDArray::size).sum();
    }

    public ModelConfig config() {
        return network.config();
    }

    /**
     * Captions a picture or a part of it.
     *
     * @param text what to say beside the picture (a question), or "" for none
     * @throws UserProblem if the prompt lies outside the picture or the text is too long
     */
    public Caption caption(Picture picture, Prompt prompt, String text) {
        return captions(picture, prompt, text, 1).get(0);
    }

    /**
     * Captions a picture or a part of it in several ways, by beam search.
     *
     * @param text what to say beside the picture (a question), or "" for none
     * @param beams captions that are followed, 1 to {@link #MOST_BEAMS}; 1 searches greedily
     * @return up to so many captions, best first; a score is the log-probability over the search's length penalty
     * @throws UserProblem if the prompt lies outside the picture, the text is too long, or beams are too many
     */
    public synchronized List<Caption> captions(Picture picture, Prompt prompt, String text, int beams) {
        Search search = search(beams);
        int[] context = text.isBlank() ? new int[0] : sentence().read("text", text);
        try (NDManager scope = manager.newSubManager()) {
            Reading reading = read(scope, picture, prompt, context);
            Decoded.Beams found = search.run(reading.asked().encoded()).beams();
            List<Caption> captions = new ArrayList<>();
            for (int i = found.tokens()[0].length - 1; i >= 0; i--) {
                if (captions.isEmpty() || found.scores()[0][i] > NO_CAPTION) {
                    captions.add(caption(reading, said(found.tokens()[0][i]), found.scores()[0][i], prompt));
                }
            }
            return captions;
        }
    }

    private Caption caption(Reading reading, int[] ids, double score, Prompt prompt) {
        List<Word> words = ids.length == 0
                ? List.of()
                : new Answer(tokenizer, reading.box(), reading.tell(ids, ids.length + 2)).words(0, ids);
        return new Caption(tokenizer.decode(ids), words, score, prompt);
    }

    /**
     * Captions a picture as {@link #caption} does, and tells for each word where the model looked.
     *
     * @throws UserProblem if the prompt lies outside the picture
     */
    public synchronized Explanation explain(Picture picture, Prompt prompt) {
        try (NDManager scope = manager.newSubManager()) {
            Reading reading = read(scope, picture, prompt, new int[0]);
            Decoded.Beams found = search(1).run(reading.asked().encoded()).beams();
            int[] ids = said(found.tokens()[0][0]);
            return new Explainer(network, reading, picture, prompt).explain(
                    caption(reading, ids, found.scores()[0][0], prompt), tokenizer.pieces(ids),
                    reading.tokens(ids, ids.length + 2), LoraChange.of(tensors, network.config()));
        }
    }

    /**
     * Compares the visual tokens that the model makes of two prompts on one picture.
     *
     * @throws UserProblem if a prompt lies outside the picture
     */
    public synchronized Similarity similarity(Picture picture, Prompt one, Prompt other) {
        try (NDManager scope = manager.newSubManager()) {
            return Explainer.similarity(one, read(scope, picture, one, new int[0]), other,
                    read(scope, picture, other, new int[0]));
        }
    }

    /**
     * Finds what an expression means.
     *
     * @throws UserProblem if the expression is empty, too long, or has words that the model does not know
     */
    public synchronized Grounding refer(Picture picture, String expression) {
        int[] asked = sentence().read("expression", expression);
        int[] ids = network.config().point().answer() == PointConfig.Answer.FULL_STOP ? stopped(asked) : asked;
        try (NDManager scope = manager.newSubManager()) {
            Seen.Encoded known = network.segmenter().isPresent() ? seen.lookClosely(picture) : seen.look(picture);
            Reading reading = Reading.of(network, scope, known, Prompt.WHOLE, ids);
            Network.Told told = reading.tell(ids, telling(ids.length));
            Answer answer = new Answer(tokenizer, reading.box(), told);
            Optional<Mask> mask = network.segmenter()
                    .map(s -> Answer.mask(network.masks(told, told.boxes()), 0, reading.box(), picture));
            return new Grounding(expression, answer.box(0, picture), mask, answer.words(0, asked));
        }
    }

    /**
     * Finds the place of every word of a given caption.
     *
     * @throws UserProblem as {@link #caption} and {@link #refer} do
     */
    public synchronized Caption locate(Picture picture, Prompt prompt, String caption) {
        int[] ids = sentence().read("caption", caption);
        try (NDManager scope = manager.newSubManager()) {
            Reading reading = read(scope, picture, prompt, new int[0]);
            return caption(reading, ids, 0, prompt);
        }
    }

    /**
     * Finds the regions that are worth a caption, captions each and, if the model can, tells its mask.
     *
     * @return best first; none where the model sees nothing
     * @throws UserProblem if the model has no box decoder
     */
    public List<Region> describeAll(Picture picture) {
        return describeAll(picture, Integer.MAX_VALUE, 1);
    }

    /**
     * Finds the regions that are worth a caption, as {@link #describeAll(Picture)} does.
     *
     * @param most regions to look for, at least 1
     * @param beams captions that are followed for each; from 2 on a region may come several times, as published
     */
    public synchronized List<Region> describeAll(Picture picture, int most, int beams) {
        if (network.boxes().isEmpty()) {
            throw UserProblem.that("cannot look for regions: this model has no box decoder").line("model", name)
                    .line("try", "caption with --box for a region that you choose, or another model");
        }
        if (most < 1) {
            throw UserProblem.that("looks for at least 1 region").line("asked for", most + " regions");
        }
        try (NDManager scope = manager.newSubManager()) {
            Seen.Encoded known = seen.lookClosely(picture);
            return new Describer(network, tokenizer, search(beams)).describe(picture, known.box(),
                    known.maps().in(scope), most);
        }
    }

    private Search search(int beams) {
        if (beams < 1 || beams > MOST_BEAMS) {
            throw UserProblem.that("follows 1 to " + MOST_BEAMS + " beams").line("asked for", beams + " beams");
        }
        int length = network.config().text().maxLength();
        return beams == 1
                ? new GreedySearch(stepper, length)
                : new BeamSearch(stepper, length, beams, BeamSearch.PER_BEAM);
    }

    /** Frees the weights; the model cannot be used any more. */
    @Override
    public synchronized void close() {
        seen.close();
        manager.close();
    }

    private Reading read(NDManager scope, Picture picture, Prompt prompt, int[] context) {
        Aim.check(prompt, picture);
        return Reading.of(network, scope, seen.look(picture), prompt, context);
    }

    private Sentence sentence() {
        return new Sentence(tokenizer, network.config().text().maxLength() - 3); // begin, end and a full stop
    }

    private int[] stopped(int[] ids) {
        int stop = tokenizer.encode(".")[0];
        int[] more = ids[ids.length - 1] == stop ? ids : Arrays.copyOf(ids, ids.length + 1);
        more[more.length - 1] = stop;
        return more;
    }

    /** Returns what was said between begin and end. */
    private int[] said(int[] tokens) {
        return Describer.said(tokens, network.text().ids());
    }

    /** A mask adapter reads the padding of a text too, as published. */
    private int telling(int words) {
        return network.segmenter().flatMap(Segmenter::adapter).isPresent()
                ? network.config().text().maxLength()
                : words + 2;
    }
}
