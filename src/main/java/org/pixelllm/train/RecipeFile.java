package org.pixelllm.train;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixelllm.problem.UserProblem;

/** Finds the recipe that a user names: a preset, or a JSON file with the fields of {@link DataRecipe}. */
public final class RecipeFile {
    private static final Gson GSON = new Gson();
    private static final int LONGEST = 100_000;
    private static final String PRESET = "preset";
    private static final Set<String> WHOLE = Set.of("tasks", "factors"); // their keys are the user's
    private static final Map<String, DataRecipe> PRESETS = new LinkedHashMap<>();

    static {
        PRESETS.put("lora", DataRecipe.LORA);
        PRESETS.put("published-trace", DataRecipe.PUBLISHED_TRACE);
        PRESETS.put("published-joint", DataRecipe.PUBLISHED_JOINT);
    }

    private RecipeFile() {}

    /** Returns the names of the presets. */
    public static List<String> presets() {
        return List.copyOf(PRESETS.keySet());
    }

    /** Returns whether a preset has this name. */
    public static boolean isPreset(String name) {
        return PRESETS.containsKey(name);
    }

    /** Returns the preset of this name. */
    public static DataRecipe preset(String name) {
        DataRecipe recipe = PRESETS.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException("\"" + name + "\" is none of " + String.join(", ", presets()));
        }
        return recipe;
    }

    /**
     * Reads a file.
     *
     * @throws UserProblem if the file is missing, is no recipe, has an unknown field or holds nonsense
     */
    public static DataRecipe read(Path file) {
        try {
            String json = Files.size(file) > LONGEST ? "" : Files.readString(file);
            JsonObject said = GSON.fromJson(json, JsonObject.class);
            if (said == null) {
                throw new IllegalArgumentException("it is empty, or far too long");
            }
            return read(said);
        } catch (IOException | RuntimeException e) { // Gson wraps what a record's constructor throws
            throw UserProblem.that("could not read the recipe " + file).line("it says", reason(e))
                    .line("expected", "{\"preset\": \"lora\", \"steps\": 200, \"rate\": 0.001}")
                    .line("try", "--recipe " + String.join(" or ", presets())).because(e);
        }
    }

    /**
     * Returns a recipe with some fields told otherwise.
     *
     * @param fields such as {@code rate} or {@code lora.rank}, to values as in JSON; a text needs no quotes
     * @throws UserProblem if there is no such field, or the value is nonsense
     */
    public static DataRecipe varied(DataRecipe recipe, Map<String, String> fields) {
        try {
            JsonObject said = new JsonObject();
            fields.forEach((field, value) -> put(said, field, value(value)));
            return merged(GSON.toJsonTree(recipe).getAsJsonObject(), said);
        } catch (RuntimeException e) {
            throw UserProblem.that("could not set " + String.join(", ", fields.keySet())).line("it says", reason(e))
                    .line("try", "--set rate=0.001 --set lora.rank=4").because(e);
        }
    }

    private static void put(JsonObject to, String field, JsonElement value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            to.add(field, value);
            return;
        }
        String first = field.substring(0, dot);
        JsonObject inner = to.get(first) instanceof JsonObject known ? known : new JsonObject();
        to.add(first, inner);
        put(inner, field.substring(dot + 1), value);
    }

    private static JsonElement value(String text) {
        boolean json = text.matches("-?[0-9.].*|true|false|null|[\\[{\"].*");
        return json ? JsonParser.parseString(text) : new JsonPrimitive(text);
    }

    private static DataRecipe read(JsonObject said) {
        JsonElement preset = said.remove(PRESET);
        return merged(GSON.toJsonTree(preset(preset == null ? "lora" : preset.getAsString())).getAsJsonObject(), said);
    }

    private static DataRecipe merged(JsonObject all, JsonObject said) {
        merge(all, said, "");
        return GSON.fromJson(all, DataRecipe.class);
    }

    /** What is told of a part leaves its other fields; tasks and factors are told as a whole. */
    private static void merge(JsonObject all, JsonObject said, String where) {
        for (String field : said.keySet()) {
            if (!all.has(field)) {
                throw new IllegalArgumentException(
                        "\"" + where + field + "\" is none of " + String.join(", ", all.keySet()));
            }
            boolean part = !WHOLE.contains(field) && all.get(field) instanceof JsonObject
                    && said.get(field) instanceof JsonObject;
            if (part) {
                merge(all.getAsJsonObject(field), said.getAsJsonObject(field), where + field + ".");
            } else {
                all.add(field, said.get(field));
            }
        }
    }

    private static String reason(Exception e) {
        Throwable why = e;
        while (why.getCause() != null && !(why instanceof IllegalArgumentException)) {
            why = why.getCause();
        }
        if (why instanceof IOException) {
            return "it cannot be read";
        }
        return why.getMessage() == null || why instanceof NullPointerException
                ? "a list has an empty place"
                : why.getMessage().split("\n")[0];
    }
}
