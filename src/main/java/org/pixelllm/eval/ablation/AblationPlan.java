package org.pixelllm.eval.ablation;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.PixelLlm;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.train.PointingRecipe;

/**
 * Which models are compared: a recipe, the fields of it that vary, seeds, and what all of them get. As JSON:
 *
 * <pre>
 * {"base": {"steps": 1000}, "axes": {"pointing": ["per-word", "last-word"]}, "seeds": [1, 2, 3],
 *  "rates": [0.0005, 0.001, 0.002], "tuneSteps": 300, "pictures": 3000, "questions": 300, "checks": 32}
 * </pre>
 *
 * @param base fields of {@link PointingRecipe} that all share; what it leaves out is the default recipe's
 * @param axes field to its values; every combination is a variant
 * @param seeds each variant is trained with each
 * @param rates of which each variant gets the best, on a short run with the first seed; one is taken as it is
 * @param tuneSteps of that short run
 * @param pictures drawings to learn from
 * @param questions drawings whose expressions judge the models
 * @param checks drawings that choose rates and draw learning curves
 * @param model whose frozen image encoder looks at the drawings
 * @param pixels side of the pictures that it looks at; 0 for its own
 */
public record AblationPlan(Map<String, JsonElement> base, Map<String, List<JsonElement>> axes, List<Long> seeds,
        List<Double> rates, int tuneSteps, int pictures, int questions, int checks, String model, int pixels) {
    /** The paper's question, small: every way to point, three times. */
    public static final AblationPlan DEFAULT = new AblationPlan(Map.of(), Map.of(), List.of(1L, 2L, 3L),
            List.of(5e-4, 1e-3, 2e-3), 300, 3000, 300, 32, PixelLlm.SCENES, 0);
    private static final Gson GSON = new Gson();
    private static final int LONGEST = 100_000;
    private static final int MOST_VARIANTS = 1000;

    public AblationPlan {
        require(base != null && axes != null, "\"base\" or \"axes\" is null");
        base = Map.copyOf(base);
        require(axes.values().stream().allMatch(values -> values != null && !values.isEmpty()),
                "an axis has no values");
        require(axes.values().stream().mapToLong(List::size).reduce(1,
                (a, b) -> Math.min(MOST_VARIANTS + 1, a * b)) <= MOST_VARIANTS,
                "the axes have more than %s combinations", MOST_VARIANTS);
        require(!axes.containsKey("seed") && !axes.containsKey("rate"), "\"seeds\" and \"rates\" are no axes");
        require(seeds != null && !seeds.isEmpty() && seeds.size() <= 100, "it has not 1 to 100 \"seeds\"");
        require(rates != null && !rates.isEmpty() && rates.size() <= 100, "it has not 1 to 100 \"rates\"");
        require(tuneSteps > 0 && tuneSteps <= 1_000_000, "tuneSteps %s is not in 1..1000000", tuneSteps);
        require(Math.min(pictures, Math.min(questions, checks)) > 0
                && Math.max(pictures, Math.max(questions, checks)) <= 100_000,
                "pictures %s, questions %s, checks %s are not in 1..100000", pictures, questions, checks);
        require(model != null && !model.isBlank(), "\"model\" is missing");
        require(pixels >= 0 && pixels <= 1024, "pixels %s is not in 0..1024", pixels);
        seeds = List.copyOf(seeds);
        rates = List.copyOf(rates);
    }

    private static void require(boolean holds, String message, Object... words) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(words));
        }
    }

    /**
     * One combination of the axes' values.
     *
     * @param values axis to value, as in the plan
     * @param recipe with its rate and seed still those of the base
     */
    public record Variant(Map<String, String> values, PointingRecipe recipe) {
        /** Returns its values in a few words: {@code last-word, 16}. */
        public String name() {
            return values.isEmpty() ? "base" : String.join(", ", values.values());
        }
    }

    /**
     * Reads a plan.
     *
     * @throws UserProblem if the file is missing, is no plan, or holds nonsense
     */
    public static AblationPlan read(Path file) {
        try {
            String json = Files.size(file) > LONGEST ? "" : Files.readString(file);
            JsonObject said = GSON.fromJson(json, JsonObject.class);
            require(said != null, "it is empty, or far too long");
            AblationPlan plan = GSON.fromJson(filled(said), AblationPlan.class);
            plan.variants(); // every combination makes sense
            return plan;
        } catch (IOException | JsonParseException | IllegalArgumentException e) {
            Throwable why = e instanceof JsonParseException && e.getCause() != null ? e.getCause() : e;
            throw UserProblem.that("could not read the plan " + file)
                    .line("it says", e instanceof IOException ? "it cannot be read" : String.valueOf(why.getMessage()))
                    .line("expected", "{\"base\": {\"steps\": 1000}, \"axes\": {\"pointing\": [\"per-word\", "
                            + "\"last-word\"]}, \"seeds\": [1, 2, 3]}")
                    .because(e);
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            throw UserProblem.that("could not read the plan " + file)
                    .line("it says", String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()))
                    .because(e);
        }
    }

    private static JsonObject filled(JsonObject said) {
        JsonObject all = GSON.toJsonTree(DEFAULT).getAsJsonObject();
        said.keySet().forEach(field -> {
            require(all.has(field), "\"%s\" is none of %s", field, String.join(", ", all.keySet()));
            all.add(field, said.get(field));
        });
        return all;
    }

    /** Returns every combination of the axes' values, the last axis varying first. */
    public List<Variant> variants() {
        List<Map<String, JsonElement>> all = List.of(Map.of());
        for (Map.Entry<String, List<JsonElement>> axis : axes.entrySet()) {
            List<Map<String, JsonElement>> longer = new ArrayList<>();
            for (Map<String, JsonElement> fields : all) {
                for (JsonElement value : axis.getValue()) {
                    Map<String, JsonElement> more = new LinkedHashMap<>(fields);
                    more.put(axis.getKey(), value);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all.stream().map(this::variant).toList();
    }

    private Variant variant(Map<String, JsonElement> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((field, value) -> values.put(field, plain(value)));
        return new Variant(values, PointingRecipe.DEFAULT.with(base).with(fields));
    }

    private static String plain(JsonElement value) {
        return value instanceof JsonArray list
                ? String.join("+", list.asList().stream().map(JsonElement::getAsString).toList())
                : value.getAsString();
    }

    /** Returns what all models get beside their recipe, in one line: models of other budgets are not compared. */
    String budget() {
        return "%d pictures, %d questions, %d checks, encoder of %s at %s pixels".formatted(pictures, questions, checks,
                model, pixels == 0 ? "its own" : pixels);
    }

    int cells() {
        return variants().size() * seeds.size();
    }
}
