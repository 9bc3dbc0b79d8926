package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.problem.UserProblem;

class RecipeFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatAFileLeavesOutComesFromItsPreset() throws IOException {
        DataRecipe recipe = read("""
                {"preset": "published-trace", "steps": 300, "tasks": {"refer": 2}, "points": "L2",
                 "lora": {"rank": 4, "scale": 1, "modules": ["q"]}}""");

        assertEquals(300, recipe.steps());
        assertEquals(Map.of(DataTask.REFER, 2.0), recipe.tasks());
        assertEquals(PointLoss.L2, recipe.points());
        assertEquals(4, recipe.lora().rank());
        assertEquals(DataRecipe.PUBLISHED_TRACE.rate(), recipe.rate());
        assertEquals(DataRecipe.LORA, read("{}"));
    }

    @Test
    void whatAPartLeavesOutStays() throws IOException {
        assertEquals(new LoraConfig(4, 2, List.of("q", "v")), read("{\"lora\": {\"rank\": 4}}").lora());
        assertEquals(Map.of("x", 2.0), read("{\"factors\": {\"x\": 2}}").factors());
        DataRecipe recipe = read("{\"detection\": {\"sampling\": {\"samples\": 9}}}");
        assertEquals(9, recipe.detection().sampling().samples());
        assertEquals(DataRecipe.LORA.detection().ranges(), recipe.detection().ranges());
    }

    @Test
    void anyFieldCanBeToldOtherwise() {
        DataRecipe recipe = RecipeFile.varied(DataRecipe.LORA, Map.of("rate", "0.002", "lora.rank", "4", "points", "L2",
                "lora.modules", "[\"o\"]", "tasks", "{\"refer\": 2}", "detection.sampling.samples", "9", "cosine",
                "false"));
        assertEquals(0.002, recipe.rate());
        assertEquals(new LoraConfig(4, 2, List.of("o")), recipe.lora());
        assertEquals(PointLoss.L2, recipe.points());
        assertEquals(Map.of(DataTask.REFER, 2.0), recipe.tasks());
        assertEquals(9, recipe.detection().sampling().samples());
        assertFalse(recipe.cosine());
        assertEquals(DataRecipe.LORA, RecipeFile.varied(DataRecipe.LORA, Map.of()));
        Map.of("rat", "\"rat\" is none of", "lora.rang", "\"lora.rang\" is none of", "rate", "rate 7.0").forEach(
                (field, told) -> {
                    String said = assertThrows(UserProblem.class,
                            () -> RecipeFile.varied(DataRecipe.LORA, Map.of(field, "7"))).getMessage();
                    assertTrue(said.contains(told), said);
                });
    }

    @Test
    void thePageAboutRecipesTellsOfEveryFieldAndPreset() throws IOException {
        String page = Files.readString(Path.of("../docs/recipe.md"));
        for (String field : fields(new Gson().toJsonTree(DataRecipe.LORA).getAsJsonObject(), "")) {
            assertTrue(page.contains("`" + field + "`"), field + " is missing");
        }
        RecipeFile.presets().forEach(preset -> assertTrue(page.contains("`" + preset + "`"), preset));
        List.of(DataTask.values()).forEach(task -> assertTrue(page.contains("`" + task.word() + "`"), task.word()));
        List.of(PointLoss.values()).forEach(loss -> assertTrue(page.contains("`" + loss + "`"), loss.name()));
    }

    private static List<String> fields(JsonObject recipe, String where) {
        List<String> all = new ArrayList<>();
        recipe.entrySet().forEach(field -> {
            if (field.getValue() instanceof JsonObject part && !field.getKey().equals("tasks")) {
                all.addAll(fields(part, where + field.getKey() + "."));
            } else {
                all.add(where + field.getKey());
            }
        });
        return all;
    }

    @Test
    void aRecipeIsWrittenAsItIsRead() throws IOException {
        for (String name : RecipeFile.presets()) {
            assertEquals(RecipeFile.preset(name), read(new Gson().toJson(RecipeFile.preset(name))));
        }
    }

    @Test
    void nonsenseIsRefusedInPlainWords() {
        Map<String, String> nonsense = Map.ofEntries(Map.entry("", "empty"), Map.entry("[]", ""), Map.entry("{", ""),
                Map.entry("{\"steps\": 0}", "steps 0 is not in 1.."),
                Map.entry("{\"stepps\": 3}", "\"stepps\" is none of"),
                Map.entry("{\"preset\": \"lore\"}", "\"lore\" is none of lora"),
                Map.entry("{\"rate\": 7}", "rate 7.0"), Map.entry("{\"warmup\": 999}", "warmup 999"),
                Map.entry("{\"points\": \"L3\"}", "points is none of"),
                Map.entry("{\"points\": null}", "points is none of"),
                Map.entry("{\"tasks\": {}}", "no tasks"), Map.entry("{\"tasks\": {\"sing\": 1}}", "a task is none of"),
                Map.entry("{\"tasks\": {\"refer\": -1}}", "weight"),
                Map.entry("{\"tasks\": {\"refer\": null}}", "weight"),
                Map.entry("{\"learn\": []}", "nothing learns"), Map.entry("{\"learn\": [\"(\"]}", "is no pattern"),
                Map.entry("{\"learn\": [null]}", "empty place"), Map.entry("{\"steps\": \"many\"}", ""),
                Map.entry("{\"factors\": {\"(\": 1}}", "is no pattern"),
                Map.entry("{\"factors\": {\"a\": -1}}", "factor -1.0 of a"),
                Map.entry("{\"layerDecay\": 0}", "layerDecay 0.0"), Map.entry("{\"validation\": 1}", "validation 1"),
                Map.entry("{\"lora\": {\"rank\": -1}}", ""));
        nonsense.forEach((json, said) -> {
            var e = assertThrows(UserProblem.class, () -> read(json), json);
            assertTrue(e.getMessage().contains(said), () -> json + ": " + e.getMessage());
            assertFalse(e.getMessage().contains("null"), () -> json + ": " + e.getMessage());
        });
        assertThrows(UserProblem.class, () -> RecipeFile.read(folder.resolve("missing.json")));
    }

    @Test
    void patternsChooseWhatLearns() {
        var lora = DataRecipe.LORA.learners();
        assertTrue(lora.test("textual/t5_module/encoder/layers_0/attention/query/kernel_left_lora"));
        assertFalse(lora.test("textual/t5_module/encoder/layers_0/attention/query/kernel"));
        var published = DataRecipe.PUBLISHED_TRACE.learners();
        assertTrue(published.test("git_backbone/blocks.0/attn/proj/kernel"));
        assertTrue(published.test("textual/t5_module/encoder/layers_0/attention/query/kernel_left_lora"));
        for (String frozen : List.of("sam_backbone/pos_embed", "prompt_encoder/no_mask_embed.weight",
                "textual/t5_module/decoder/layers_0/mlp/wi_0/kernel")) {
            assertFalse(published.test(frozen), frozen);
        }
    }

    private DataRecipe read(String json) throws IOException {
        Path file = folder.resolve("recipe.json");
        Files.writeString(file, json);
        return RecipeFile.read(file);
    }
}
