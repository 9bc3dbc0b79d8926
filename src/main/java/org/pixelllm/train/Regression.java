package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.model.PointPredictor;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextHead;
import org.pixelllm.nn.Joined;
import org.pixelllm.nn.Scalar;

/** Points are regressed from the features of words, as published: of all of them, of the last, or of a token for it. */
final class Regression implements Formulation {
    /** What learns to point. */
    enum Learns {
        EVERY_WORD, LAST_WORD, ITS_TOKEN_ALONE
    }

    private final PointPredictor points;
    private final T5TextHead text;
    private final PointingRecipe recipe;
    private final int answer;
    private final Learns learns;

    /** Points with the token {@code answer} at what an expression means. */
    Regression(PointPredictor points, T5TextHead text, PointingRecipe recipe, int answer, Learns learns) {
        this.points = points;
        this.text = text;
        this.recipe = recipe;
        this.answer = answer;
        this.learns = learns;
    }

    @Override
    public boolean readsExpression() {
        return true;
    }

    @Override
    public ToldTokens told(Asked asked, Box box) {
        ToldTokens told = learns == Learns.ITS_TOKEN_ALONE
                ? new ToldTokens(new int[0], new int[0])
                : asked.words();
        for (int i = 0; i < answers(); i++) {
            told = told.answering(answer, asked.object());
        }
        return told;
    }

    /** Returns the number of tokens that answer: together they have two points. */
    private int answers() {
        return 2 / recipe.points();
    }

    @Override
    public NDArray logits(NDArray features) {
        return text.logits(features);
    }

    @Override
    public Optional<NDArray> narrative(NDManager scope, NDArray features, TextRows rows, Map<String, NDArray> parts) {
        return learns == Learns.EVERY_WORD
                ? Optional.of(words(scope, coords(scope, features), rows, rows.boxWeights(scope), parts))
                : Optional.empty();
    }

    @Override
    public NDArray refer(NDManager scope, NDArray features, TextRows rows, Map<String, NDArray> parts) {
        NDArray coords = coords(scope, features);
        NDArray boxes = rows.boxes(scope).reshape(rows.rows(), -1, 4);
        Answers answers = answers(scope, coords, boxes, rows);
        NDArray one = scope.ones(new Shape(rows.rows()));
        NDArray loss = distance(answers.said.reshape(-1, 1, 2, 2), answers.truth.reshape(-1, 1, 2, 2),
                one.reshape(-1, 1), parts, "refer points");
        loss = loss.add(overlap(answers.said, answers.truth, one, parts, "refer boxes"));
        if (learns != Learns.EVERY_WORD || recipe.wordWeight() == 0) {
            return loss;
        }
        NDArray others = rows.boxWeights(scope);
        for (int i = 0; i < answers(); i++) {
            others = others.sub(rows.lastWords(scope, i));
        }
        return loss.add(Scalar.times(words(scope, coords, rows, others, parts), recipe.wordWeight()));
    }

    /** The boxes of answers, said and true: (R, 4). */
    private record Answers(NDArray said, NDArray truth) {}

    private Answers answers(NDManager scope, NDArray coords, NDArray boxes, TextRows rows) {
        NDList said = new NDList();
        NDArray truth = null;
        for (int i = answers() - 1; i >= 0; i--) {
            NDArray here = rows.lastWords(scope, i).reshape(rows.rows(), -1, 1);                  // (R, L, 1)
            said.add(coords.reshape(rows.rows(), coords.getShape().get(1), -1).mul(here).sum(new int[]{1}));
            truth = boxes.mul(here).sum(new int[]{1});                                           // the same for all
        }
        return new Answers(Joined.of(said, 1), truth);
    }

    /** Returns the loss of words that each point at their own object. */
    private NDArray words(NDManager scope, NDArray coords, TextRows rows, NDArray weights, Map<String, NDArray> parts) {
        NDArray boxes = rows.boxes(scope);                                                       // (R·L, 4)
        NDArray corners = boxes.reshape(rows.rows(), -1, 2, 2);
        NDArray each = weights.reshape(rows.rows(), -1);
        if (recipe.points() == 1) {
            return distance(coords, corners.mean(new int[]{2}, true), each, parts, "word points");
        }
        return distance(coords, corners, each, parts, "word points")
                .add(overlap(coords.reshape(-1, 4), boxes, weights, parts, "word boxes"));
    }

    private NDArray distance(NDArray coords, NDArray truth, NDArray weights, Map<String, NDArray> parts, String name) {
        NDArray far = recipe.pointLoss().apply(coords, truth, weights);
        parts.put(name, far);
        return Scalar.times(far, recipe.pointWeight());
    }

    private NDArray overlap(NDArray boxes, NDArray truth, NDArray weights, Map<String, NDArray> parts, String name) {
        NDArray giou = Losses.giou(boxes, truth, weights);
        parts.put(name, giou);
        return Scalar.times(giou, recipe.boxWeight());
    }

    /** Returns where each word points: (R, L, P, 2) on the scale 0 to 1. */
    private NDArray coords(NDManager scope, NDArray features) {
        return points.apply(features, scope.ones(new Shape(features.getShape().get(0), 2))).coords();
    }

    @Override
    public List<Pointed> read(NDManager scope, TextHead.Encoded encoded, Grid tokens, List<int[]> expressions) {
        TextRows rows = new TextRows(1);
        for (int[] ids : expressions) {
            rows.add(told(new Asked(new ToldTokens(ids, new int[ids.length]), 0), new Box(0, 0, 0, 0)).ids());
        }
        NDArray coords = coords(scope, text.decode(encoded, rows.tokens(scope)));
        float[] all = coords.toFloatArray();
        int places = rows.length() * recipe.points();
        List<Pointed> read = new ArrayList<>();
        for (int r = 0; r < expressions.size(); r++) {
            read.add(pointed(Arrays.copyOfRange(all, 2 * r * places, 2 * (r + 1) * places),
                    expressions.get(r).length));
        }
        return read;
    }

    /** Reads a row: begin, the words of the expression unless a token answers alone, the answer. */
    private Pointed pointed(float[] xy, int length) {
        int words = learns == Learns.ITS_TOKEN_ALONE ? 0 : length;
        List<Point> places = new ArrayList<>();
        for (int i = 0; learns == Learns.EVERY_WORD && i < words; i++) {
            places.add(box(xy, 2 * (i + 1) * recipe.points(), recipe.points()).centre());
        }
        return new Pointed(box(xy, 2 * (words + 1) * recipe.points(), 2), places);
    }

    private static Box box(float[] xy, int from, int points) {
        int last = from + 2 * (points - 1);
        return new Box(Math.min(xy[from], xy[last]), Math.min(xy[from + 1], xy[last + 1]), Math.max(xy[from], xy[last]),
                Math.max(xy[from + 1], xy[last + 1]));
    }
}
