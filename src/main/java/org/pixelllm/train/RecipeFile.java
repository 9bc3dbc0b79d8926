package org.pixelllm.train;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/** Finds the recipe that a user names: a preset, or a JSON file with the fields of {@link DataRecipe}. */
public final class RecipeFile {
    private static final Gson GSON = new Gson();
    private static final int LONGEST = 100_000;
    private static final String PRESET = "preset";
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
            return merged(said);
        } catch (IOException | RuntimeException e) { // Gson wraps what a record's constructor throws
            throw UserProblem.that("could not read the recipe " + file).line("it says", reason(e))
                    .line("expected", "{\"preset\": \"lora\", \"steps\": 200, \"rate\": 0.001}")
                    .line("try", "--recipe " + String.join(" or ", presets())).because(e);
        }
    }

    private static DataRecipe merged(JsonObject said) {
        JsonElement preset = said.remove(PRESET);
        JsonObject all = GSON.toJsonTree(preset(preset == null ? "lora" : preset.getAsString())).getAsJsonObject();
        for (String field : said.keySet()) {
            if (!all.has(field)) {
                throw new IllegalArgumentException("\"" + field + "\" is none of " + String.join(", ", all.keySet()));
            }
            all.add(field, said.get(field));
        }
        return GSON.fromJson(all, DataRecipe.class);
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
