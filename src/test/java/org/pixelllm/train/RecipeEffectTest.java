package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two steps with a field and without it: what is learned differs, so the field is in effect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipeEffectTest {
    private static final List<String> OF_THE_RUN = List.of("validateEvery", "patience", "saveEvery", // see DataTrainingTest
            "words"); // see NewWordsTest
    private static final String SHORT = """
            {"seed": 3, "steps": 3, "batch": 2, "texts": 1, "warmup": 1, "validation": 0, "learn": [".*"],
             "lora": {"rank": 0}, "detection": {"proposals": {"peaks": 20, "kept": 6}, "sampling": {"samples": 6}},
             "captions": {"count": 2}}""";
    private static final String DENSE = "{\"tasks\": {\"dense\": 1}}";
    private static final String MASK = "{\"tasks\": {\"mask\": 1}}";
    private static final String LOCATION = "{\"tasks\": {\"location\": 1}}";

    private Path folder;
    private LearnedWorld world;
    private Path data;
    private final Map<String, byte[]> learned = new HashMap<>();
    private int runs;

    /** What is the same in both runs, and what is changed. */
    private record Change(String common, String fields) {}

    private static final Map<String, Change> CHANGES = changes();

    private static Map<String, Change> changes() {
        Map<String, Change> all = new LinkedHashMap<>();
        Stream.of("{\"seed\": 4}", DENSE, "{\"steps\": 2}", "{\"batch\": 1}", "{\"texts\": 3}",
                "{\"accumulation\": 2}", "{\"rate\": 0.002}", "{\"factors\": {\"^textual/\": 0.5}}",
                "{\"layerDecay\": 0.5}",
                "{\"warmup\": 2}", "{\"cosine\": false}",
                "{\"decay\": 0.5}", "{\"beta1\": 0.5}", "{\"beta2\": 0.5}", "{\"clip\": 0.001}", "{\"smoothing\": 0.3}",
                "{\"dropout\": 0.3}", "{\"attentionDropout\": 0.3}", "{\"stochasticDepth\": 0.5}",
                "{\"points\": \"L2\"}", "{\"textWeight\": 3}",
                "{\"pointWeight\": 3}", "{\"learn\": [\"^textual/\"]}", "{\"frozen\": [\"^textual/\"]}",
                "{\"validation\": 2}").forEach(fields -> all.put(field(fields), new Change(LOCATION, fields)));
        all.put("boxWeight", new Change(DENSE, "{\"boxWeight\": 3}"));
        all.put("maskWeight", new Change(MASK, "{\"maskWeight\": 3}"));
        all.put("detection", new Change(DENSE, "{\"detection\": {\"edgeWeight\": 5}}"));
        all.put("captions", new Change(DENSE, "{\"captions\": {\"count\": 4, \"overlap\": 0.1}}"));
        return all;
    }

    private static String field(String json) {
        return json.substring(json.indexOf('"') + 1, json.indexOf('"', json.indexOf('"') + 1));
    }

    @BeforeAll
    void draw(@TempDir Path all) {
        folder = all;
        world = new LearnedWorld(folder);
        world.deepModel();
        data = world.data(4);
    }

    @Test
    void everyFieldChangesWhatIsLearned() throws IOException {
        for (Change change : CHANGES.values()) {
            assertFalse(Arrays.equals(learned(change.common(), "{}"), learned(change.common(), change.fields())),
                    change.fields() + " changes nothing");
        }
    }

    @Test
    void theSameRecipeLearnsTheSame() throws IOException {
        byte[] first = learned(LOCATION, "{\"dropout\": 0.3, \"attentionDropout\": 0.3, \"stochasticDepth\": 0.5}");
        learned.clear();
        assertArrayEquals(first,
                learned(LOCATION, "{\"dropout\": 0.3, \"attentionDropout\": 0.3, \"stochasticDepth\": 0.5}"));
    }

    @Test
    void rankScaleAndModulesOfLoraAreInEffect() throws IOException {
        LearnedWorld plain = new LearnedWorld(folder.resolve("plain"));
        plain.model();
        Path own = plain.data(4);
        String rank4 = "{\"lora\": {\"rank\": 4, \"scale\": 2, \"modules\": [\"q\", \"v\"]}}";
        List<String> others = List.of("{\"lora\": {\"rank\": 2, \"scale\": 2, \"modules\": [\"q\", \"v\"]}}",
                "{\"lora\": {\"rank\": 4, \"scale\": 5, \"modules\": [\"q\", \"v\"]}}",
                "{\"lora\": {\"rank\": 4, \"scale\": 2, \"modules\": [\"o\"]}}");
        byte[] wanted = run(plain, own, rank4);
        for (String other : others) {
            assertFalse(Arrays.equals(wanted, run(plain, own, other)), other);
        }
    }

    @Test
    void noFieldIsForgottenHere() {
        List<String> tried = Stream
                .concat(CHANGES.keySet().stream(), Stream.concat(OF_THE_RUN.stream(), Stream.of("lora")))
                .sorted().toList();
        assertEquals(Stream.of(DataRecipe.class.getRecordComponents()).map(RecordComponent::getName).sorted().toList(),
                tried);
    }

    private byte[] learned(String common, String fields) throws IOException {
        byte[] known = learned.get(common + fields);
        if (known == null) {
            known = run(world, data, common, fields);
            learned.put(common + fields, known);
        }
        return known;
    }

    private byte[] run(LearnedWorld where, Path from, String... fields) throws IOException {
        DataRecipe recipe = LearnedWorld.varied(DataRecipe.LORA, SHORT);
        for (String some : fields) {
            recipe = LearnedWorld.varied(recipe, some);
        }
        Path run = folder.resolve("run" + runs++);
        DataTraining.run(where.plan(from, recipe), run, false, (stage, step, steps, losses) -> true);
        return LearnedWorld.weights(run);
    }
}
