package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.Grounding;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.TextHead;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.Piece;
import org.pixelllm.text.Tokenizer;
import org.pixelllm.weights.ParameterSet;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/** A small model that points in one of the ways, on a frozen encoder that it does not own. Not safe for two threads. */
public final class PointingModel implements AutoCloseable {
    private static final String KEY = "pixelllm.pointing";
    private static final int MOST_WORDS = 40;
    private static final int AT_ONCE = 16; // drawings

    private final NDManager manager;
    private final FrozenEncoder encoder;
    private final PointingRecipe recipe;
    private final ParameterSet parameters;
    private final PointingTrunk trunk;
    private final Formulation formulation;

    private PointingModel(NDManager manager, FrozenEncoder encoder, PointingRecipe recipe, ParameterSet parameters) {
        this.manager = manager;
        this.encoder = encoder;
        this.recipe = recipe;
        this.parameters = parameters;
        PointingVocabulary words = new PointingVocabulary(encoder.tokenizer(), recipe.bins());
        trunk = PointingTrunk.of(parameters.params(), recipe, encoder.map(), words.size());
        formulation = Formulation.of(parameters.params(), recipe, trunk.text(), words);
    }

    /** Makes a model that has learned nothing. */
    static PointingModel fresh(FrozenEncoder encoder, PointingRecipe recipe) {
        NDManager manager = encoder.manager().newSubManager();
        PointingModel model = new PointingModel(manager, encoder, recipe, ParameterSet.fresh(manager, recipe.seed()));
        if (recipe.visual() == Visual.EXTRACTOR) {
            Beginning.local(manager, model.parameters.tensors(), recipe.extractor());
        }
        return model;
    }

    /**
     * Reads a model that {@link #save} has written.
     *
     * @throws UserProblem if the file is missing, or is no such model, or does not fit the encoder
     */
    public static PointingModel read(Path file, FrozenEncoder encoder) {
        PointingRecipe recipe = recipe(file);
        NDManager manager = encoder.manager().newSubManager();
        try {
            ParameterSet parameters = ParameterSet.from(manager, Safetensors.read(file, manager), file.toString());
            PointingModel model = new PointingModel(manager, encoder, recipe, parameters);
            parameters.finish();
            return model;
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static PointingRecipe recipe(Path file) {
        String json = Safetensors.metadata(file).get(KEY);
        try {
            PointingRecipe recipe = new Gson().fromJson(json, PointingRecipe.class);
            if (recipe != null) {
                return recipe;
            }
        } catch (JsonParseException | IllegalArgumentException e) {
            throw noModel(file).because(e);
        }
        throw noModel(file);
    }

    private static UserProblem noModel(Path file) {
        return UserProblem.that("found no model that points in " + file)
                .line("it has", "no recipe of one").line("try", "a file from the folder models of an ablation");
    }

    /** Writes weights, as half floats, and recipe; the encoder is not in the file. */
    public void save(Path file) {
        Safetensors.write(file, parameters.tensors(), Precision.FLOAT16, Map.of(KEY, recipe.json().toString()));
    }

    public PointingRecipe recipe() {
        return recipe;
    }

    /** Returns the number of its own numbers, those of the frozen encoder not counted. */
    public long size() {
        return parameters.tensors().values().stream().mapToLong(NDArray::size).sum();
    }

    ParameterSet parameters() {
        return parameters;
    }

    PointingTrunk trunk() {
        return trunk;
    }

    Formulation formulation() {
        return formulation;
    }

    /**
     * Finds what an expression means.
     *
     * @return without words where the way to point gives them no place
     * @throws UserProblem if there are no words, too many, or unknown ones
     */
    public Grounding refer(Picture picture, String expression) {
        Tokenizer tokenizer = encoder.tokenizer();
        int[] ids = tokenizer.encode(expression);
        List<String> unknown = tokenizer.unknown(expression);
        if (ids.length == 0 || ids.length > MOST_WORDS || !unknown.isEmpty()) {
            throw UserProblem.that("could not read the expression \"" + expression + "\"")
                    .line("it has", unknown.isEmpty() ? ids.length + " words" : "unknown words: " + unknown)
                    .line("reads", "1 to " + MOST_WORDS + " words of the drawn world");
        }
        Letterbox box = Letterbox.of(picture, encoder.map().pixels());
        try (NDManager scope = manager.newSubManager()) {
            Pointed pointed = read(scope, encoder.see(scope, box), List.of(List.of(ids))).get(0);
            Box found = box.toPicture(pointed.box().scaled(box.size(), box.size()));
            return new Grounding(expression, found.intersect(new Box(0, 0, picture.width(), picture.height())),
                    Optional.empty(), words(tokenizer, ids, pointed.words(), box));
        }
    }

    private static List<Word> words(Tokenizer tokenizer, int[] ids, List<Point> places, Letterbox box) {
        List<Word> words = new ArrayList<>();
        for (Piece piece : places.isEmpty() ? List.<Piece>of() : tokenizer.pieces(ids)) {
            List<Point> own = new ArrayList<>();
            for (Point p : places.subList(piece.firstToken(), piece.lastToken() + 1)) {
                own.add(box.toPicture(new Point(p.x() * box.size(), p.y() * box.size())));
            }
            words.add(new Word(piece.word(), piece.begin(), piece.end(), own));
        }
        return words;
    }

    /** Examines it on all expressions of the first drawings. */
    PointingScores examine(Drawings drawings, int count) {
        PointingTally tally = new PointingTally(drawings, count);
        for (int from = 0; from < count; from += AT_ONCE) {
            int[] which = IntStream.range(from, Math.min(count, from + AT_ONCE)).toArray();
            try (NDManager scope = manager.newSubManager()) {
                List<List<int[]>> asked = new ArrayList<>();
                for (int i : which) {
                    asked.add(drawings.sample(i).expressions().stream().map(e -> Asked.of(e).words().ids()).toList());
                }
                tally.add(which, read(scope, drawings.maps(scope, which), asked));
            }
        }
        return tally.scores();
    }

    /** Reads expressions of pictures: maps (B, S, F), and those of each picture. */
    private List<Pointed> read(NDManager scope, NDArray maps, List<List<int[]>> asked) {
        List<int[]> all = asked.stream().flatMap(List::stream).toList();
        long[] pictures = new long[all.size()];
        int row = 0;
        for (int b = 0; b < asked.size(); b++) {
            for (int k = 0; k < asked.get(b).size(); k++) {
                pictures[row++] = b;
            }
        }
        NDArray visual = trunk.visual().apply(maps)
                .get(scope.create(pictures, new Shape(pictures.length)));                     // (R, T, D)
        TextRows context = new TextRows(1);
        all.forEach(context::add);
        TextHead.Encoded encoded = formulation.readsExpression()
                ? trunk.text().encode(visual, context.context(scope))
                : trunk.text().encode(visual);
        return formulation.read(scope, encoded, trunk.visual().grid(), all);
    }

    @Override
    public void close() {
        manager.close();
    }
}
