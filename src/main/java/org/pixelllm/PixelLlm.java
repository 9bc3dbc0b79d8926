package org.pixelllm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.PointConfig;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Piece;
import org.pixelllm.text.Tokenizer;
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

    private final String name;
    private final NDManager manager;
    private final Network network;
    private final Tokenizer tokenizer;
    private final Seen seen;
    private final GreedySearch search;
    private final long parameters;

    private PixelLlm(String name, NDManager manager, Network network, Tokenizer tokenizer, long parameters) {
        this.name = name;
        this.manager = manager;
        this.network = network;
        this.tokenizer = tokenizer;
        this.parameters = parameters;
        seen = new Seen(manager, network);
        search = new GreedySearch(network.text().stepper(), network.config().text().maxLength());
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
        long count = parameters.tensors().values().stream().mapToLong(NDArray::size).sum();
        return new PixelLlm(name, manager, network, tokenizer, count);
    }

    /** Returns the name or folder that the model was loaded from. */
    public String name() {
        return name;
    }

    /** Returns the number of parameters. */
    public long parameters() {
        return parameters;
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
    public synchronized Caption caption(Picture picture, Prompt prompt, String text) {
        int[] context = text.isBlank() ? new int[0] : sentence().read("text", text);
        try (NDManager scope = manager.newSubManager()) {
            Reading reading = read(scope, picture, prompt, context);
            Decoded decoded = search.run(reading.encoded);
            int[] tokens = decoded.tokens()[0];
            int end = indexOf(tokens, TextConfig.END);
            int[] ids = Arrays.copyOfRange(tokens, 1, end);
            return new Caption(tokenizer.decode(ids), words(reading, ids), decoded.scores()[0], prompt);
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
            Reading reading = read(scope, picture, Prompt.WHOLE, ids);
            Point[][] points = points(reading, ids);
            Box box = Word.extent(List.of(points[ids.length - 1])).intersect(
                    new Box(0, 0, picture.width(), picture.height()));
            return new Grounding(expression, box, Optional.empty(), words(asked, points));
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
            return new Caption(tokenizer.decode(ids), words(reading, ids), 0, prompt);
        }
    }

    /** Frees the weights; the model cannot be used any more. */
    @Override
    public synchronized void close() {
        seen.close();
        manager.close();
    }

    /**
     * A picture as the text head reads it for one prompt.
     *
     * @param box how the picture lies in the input
     * @param encoded one row
     */
    private record Reading(NDManager scope, Letterbox box, T5TextHead.Encoded encoded) {}

    private Reading read(NDManager scope, Picture picture, Prompt prompt, int[] context) {
        Aim.check(prompt, picture);
        Seen.Encoded known = seen.look(picture);
        NDArray features = known.features().duplicate();
        features.attach(scope);
        NDArray visual = network.visualTokens(features, Aim.prompts(scope, prompt, known.box()));
        T5TextHead.Encoded encoded = context.length == 0
                ? network.text().encode(visual)
                : network.text().encode(visual, scope.create(context, new Shape(1, context.length)));
        return new Reading(scope, known.box(), encoded);
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

    private List<Word> words(Reading reading, int[] ids) {
        return ids.length == 0 ? List.of() : words(ids, points(reading, ids));
    }

    private List<Word> words(int[] ids, Point[][] points) {
        String text = tokenizer.decode(ids);
        List<Word> words = new ArrayList<>();
        for (Piece piece : tokenizer.pieces(ids)) {
            words.add(new Word(text.substring(piece.begin(), piece.end()), piece.begin(), piece.end(),
                    List.of(points[piece.lastToken()])));
        }
        return words;
    }

    /** Returns the points of each token in pixels of the picture. */
    private Point[][] points(Reading reading, int[] ids) {
        int[] tokens = new int[ids.length + 2];
        System.arraycopy(ids, 0, tokens, 1, ids.length);
        tokens[ids.length + 1] = TextConfig.END;
        NDArray features = network.text().decode(reading.encoded,
                reading.scope.create(tokens, new Shape(1, tokens.length)));
        Letterbox box = reading.box;
        NDArray valid = reading.scope.create(new float[]{box.height(), box.width()}, new Shape(1, 2));
        float[] coords = network.points().apply(features, valid).coords().toFloatArray();
        int each = network.config().point().points();
        Point[][] points = new Point[ids.length][each];
        for (int i = 0; i < ids.length; i++) {
            for (int p = 0; p < each; p++) {
                int at = ((i + 1) * each + p) * 2;
                points[i][p] = box.toPicture(new Point(coords[at], coords[at + 1]));
            }
        }
        return points;
    }

    private static int indexOf(int[] tokens, int token) {
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] == token) {
                return i;
            }
        }
        return tokens.length;
    }
}
