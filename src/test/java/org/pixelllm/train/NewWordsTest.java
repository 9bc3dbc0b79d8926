package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.Caption;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.image.Picture;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.weights.Lora;
import org.pixelllm.weights.ModelFolder;
import org.pixelllm.weights.Precision;
import org.pixelllm.weights.Safetensors;

/** People's data have words that a model has no token for; it learns them with the rest. */
class NewWordsTest {
    @TempDir
    private Path folder;
    private LearnedWorld world;
    private Path model;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void write() {
        world = new LearnedWorld(folder);
        model = world.model();
    }

    /** Writes drawings from seed 3 on with a caption for each. */
    private Path data(String... captions) throws IOException {
        Path images = world.data(captions.length).resolve("images");
        Path data = Files.createDirectories(folder.resolve("said"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < captions.length; i++) {
            String name = "%012d.png".formatted(i + 3);
            Files.copy(images.resolve(name), data.resolve(name));
            lines.add("{\"picture\": \"%s\", \"caption\": \"%s\"}".formatted(name, captions[i]));
        }
        Files.write(data.resolve("said.jsonl"), lines);
        return data;
    }

    private Path train(Path data, DataRecipe recipe, String fields) {
        Path run = folder.resolve("run");
        DataRecipe captions = LearnedWorld.varied(recipe, "{\"tasks\": {\"caption\": 1}, \"validation\": 0}");
        DataTraining.run(world.plan(data, LearnedWorld.varied(captions, fields)), run, false,
                LearnedWorld.hearing(told));
        return run;
    }

    private static Picture picture(int seed) {
        return Scene.of(seed, LearnedWorld.SIDE, LearnedWorld.SIDE).picture();
    }

    @Test
    void aModelSaysAndPointsAtWordsThatItWasTaught() throws IOException {
        DataRecipe byHeart = LearnedWorld.recipe(150, Map.of(DataTask.CAPTION, 1.0), 0);
        Path run = train(data("a red zebra.", "a blue yak."), byHeart, "{\"words\": 1}");
        try (PixelLlm learned = PixelLlm.load(run.resolve("model").toString())) {
            assertEquals("a red zebra.", learned.caption(picture(3), Prompt.WHOLE, "").text());
            Caption yak = learned.caption(picture(4), Prompt.WHOLE, "");
            assertEquals("a blue yak.", yak.text());
            assertEquals("yak", yak.words().get(2).text());
        }
    }

    @Test
    void wordsThatTooFewTextsSayAreNamedAndLeftOut() throws IOException {
        Path run = train(data("a zebra.", "the Zebra and a yak.", "a zebra.", "a red car."), LearnedWorld.lora(2),
                "{}");
        assertTrue(told.get(0).contains("Learns from 3 pictures"), told.get(0));
        assertTrue(told.get(0).contains("new words are zebra;"), told.get(0));
        assertTrue(told.get(0).endsWith("does not know: yak"), told.get(0));
        ModelFolder learned = ModelFolder.read(run.resolve("model").toString());
        assertEquals(List.of("yak"), learned.tokenizer().unknown("a zebra and a yak."));
        assertEquals(ModelFolder.read(model.toString()).tokenizer().size() + 1, learned.tokenizer().size());
    }

    @Test
    void aRecipeMayTeachNone() throws IOException {
        Path data = data("a zebra.", "a zebra.");
        UserProblem none = assertThrows(UserProblem.class, () -> train(data, LearnedWorld.lora(2), "{\"words\": 0}"));
        assertTrue(none.getMessage().contains("words that the model does not know: zebra"), none.getMessage());
    }

    @Test
    void theSmallFileBringsItsWordsAlong() throws IOException {
        Path run = train(data("a zebra.", "a zebra and a yak.", "a yak."), LearnedWorld.lora(3), "{}");
        Path lora = run.resolve(DataTraining.LORA);
        Path merged = folder.resolve("merged");
        Lora.merge(ModelFolder.read(model.toString()).with(lora), merged);
        try (PixelLlm trained = PixelLlm.load(run.resolve("model").toString());
                PixelLlm laid = Loader.of(model.toString()).with(lora).load();
                PixelLlm folded = PixelLlm.load(merged.toString())) {
            assertEquals(said(trained), said(laid));
            assertEquals(said(trained).text(), said(folded).text());
            assertFalse(Lora.isIn(folded.config()));
        }
    }

    private static Caption said(PixelLlm model) {
        return model.locate(picture(3), Prompt.WHOLE, "a zebra and a red yak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"red\"", "\"two words\"", "\"zebra\", \"zebra\"", "\"\"", "\"Zebra\"", "null"})
    void filesWhoseWordsAreNoneAreRefused(String words) throws IOException {
        Path lora = train(data("a zebra.", "a zebra."), LearnedWorld.lora(2), "{}")
                .resolve(DataTraining.LORA);
        Path changed = folder.resolve("changed.safetensors");
        try (NDManager manager = Torch.open()) {
            String about = Safetensors.metadata(lora).get("pixelllm.adapter");
            Safetensors.write(changed, Safetensors.read(lora, manager), Precision.FLOAT32,
                    Map.of("pixelllm.adapter", about.replace("\"zebra\"", words)));
        }
        UserProblem refused = assertThrows(UserProblem.class,
                () -> Loader.of(model.toString()).with(changed).load().close());
        assertTrue(refused.getMessage().lines().anyMatch(line -> line.strip().startsWith("try")), refused.getMessage());
    }
}
