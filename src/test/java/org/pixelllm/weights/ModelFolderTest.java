package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Init;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;

class ModelFolderTest {
    private final NDManager manager = NDManager.newBaseManager();
    private final WordTokenizer tokenizer = WordTokenizer.of(List.of(".", "a", "red", "car"));
    private final ModelConfig config = ModelConfig.tiny(tokenizer.size());

    @TempDir
    Path temp;
    private Path folder;

    @BeforeEach
    void writeAModel() {
        folder = temp.resolve("mine");
        write("# My model\n", 1);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void bringsBackTheWholeModel() {
        ModelFolder read = ModelFolder.read(folder.toString());

        assertEquals(config, read.config());
        assertEquals("# My model\n", read.card());
        assertEquals("a red car.", read.tokenizer().decode(new int[]{4, 5, 6, 3}));
        try (ParameterSet fresh = fresh(1); ParameterSet loaded = read.parameters(manager)) {
            new Network(loaded.params(), read.config());
            loaded.finish();
            fresh.tensors().forEach((name, tensor) -> assertArrayEquals(tensor.toFloatArray(),
                    loaded.tensors().get(name).toFloatArray(), name));
        }
    }

    @Test
    void bringsBackAModelOfEveryPart() {
        ModelConfig joint = ModelConfig.tinyJoint(tokenizer.size());
        try (ParameterSet parameters = ParameterSet.fresh(manager, 1)) {
            new Network(parameters.params(), joint);
            ModelFolder.write(folder, joint, parameters, tokenizer, Precision.FLOAT32, "");
        }

        assertEquals(joint, ModelFolder.read(folder.toString()).config());
    }

    @Test
    void readsModelsOfVersionOne() throws IOException {
        Path file = folder.resolve("config.json");
        String old = Files.readString(file).replace("\"version\": 2", "\"version\": 1")
                .replaceAll("\\s*\"kind\": \"T5\",", "").replaceAll("\\s*\"projection\": \"LINEAR\",", "")
                .replaceAll("\\s*\"features\": \\[[^]]*\\],", "").replaceAll(",\\s*\"pointMasks\": \\{[^}]*\\}", "");
        assertTrue(!old.contains("kind") && !old.contains("pointMasks") && !old.contains("features"), old);
        Files.writeString(file, old);

        assertEquals(config, ModelFolder.read(folder.toString()).config());
    }

    @Test
    void replacesAModelByAnotherAndLeavesNothingElse() throws IOException {
        write("# Better\n", 2);

        assertEquals("# Better\n", ModelFolder.read(folder.toString()).card());
        assertEquals(Set.of("mine"), names(temp));
        assertEquals(Set.of("config.json", "model.safetensors", "vocab.txt", "README.md"), names(folder));
    }

    @Test
    void doesNotReplaceAFolderThatHoldsAnythingElse() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "precious");

        String message = assertThrows(UserProblem.class, () -> write("", 2)).getMessage();

        assertTrue(message.contains("thesis.tex"), message);
        assertEquals("# My model\n", ModelFolder.read(folder.toString()).card());
        assertEquals(Set.of("mine"), names(temp));
    }

    @Test
    void suggestsAFolderOfANearName() {
        assertProblem(temp.resolve("mime"), "could not find the model", "did you mean", "mine", "scenes");
        assertTrue(problem("scene").contains("did you mean  scenes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "no/such/folder", "////"})
    void answersAnyNameWithAUserProblem(String name) {
        assertTrue(problem(name).contains("could not"), problem(name));
    }

    @Test
    void saysThatAFileIsNoFolder() {
        assertProblem(folder.resolve("model.safetensors"), "a file, not a folder", "try           " + folder);
    }

    @Test
    void namesAMissingConfiguration() throws IOException {
        Files.delete(folder.resolve("config.json"));

        assertProblem(folder, "config.json", "missing");
    }

    @Test
    void asksForAMissingTokenizerWhenItIsNeeded() throws IOException {
        Files.delete(folder.resolve("vocab.txt"));

        ModelFolder read = ModelFolder.read(folder.toString());
        String message = assertThrows(UserProblem.class, read::tokenizer).getMessage();

        assertTrue(message.contains("vocab.txt or spiece.model or tokenizer.json"), message);
    }

    @Test
    void namesMissingWeights() throws IOException {
        Files.delete(folder.resolve("model.safetensors"));

        ModelFolder read = ModelFolder.read(folder.toString());
        String message = assertThrows(UserProblem.class, () -> read.parameters(manager)).getMessage();

        assertTrue(message.contains("model.safetensors") && message.contains("no such file"), message);
    }

    @Test
    void refusesAVocabularyOfAnotherModel() throws IOException {
        WordTokenizer.of(List.of("a")).write(folder.resolve("vocab.txt"));

        assertProblem(folder, "4 tokens in vocab.txt where config.json says 7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "version": 2        | "version": 3        | version "3"; this release reads versions 1 and 2
            "version": 2        | "version": "2"      | this release reads versions 1 and 2
            "version": 2,       | "kind": 1,          | no "version"
            "depth": 1,         |                     | "encoder.depth" is missing
            "depth": 1,         | "depth": null,      | "encoder.depth" is missing
            "depth": 1,         | "depth": 1.5,       | "encoder.depth" has the wrong kind of value
            "depth": 1,         | "depth": {},        | "encoder.depth" has the wrong kind of value
            "depth": 1,         | "depth": 1e30,      | "encoder.depth" has the wrong kind of value
            "depth": 1,         | "depth": 1, "x": 1, | the unknown field "encoder.x"
            "depth": 1,         | "depth": 0,         | "encoder": depth 0 is not in 1..200
            "stem": "PATCH"     | "stem": "GUESS"     | "encoder.stem" has the unknown value
            "extractor": {      | "extractor": 5, {   | no JSON
            "hidden": 32,       | "hidden": NaN,      | no JSON
            "kind": "T5",       |                     | "text.kind" is missing
            "kind": "T5",       | "kind": "T6",       | "text.kind" has the unknown value
            "kind": "T5",       | "kind": "GIT",      | the unknown field "text.
            "EVA"               | "SAM"               | there is no SAM encoder
            "features": [       | "sam": null, "features": [ | "sam" is missing
            "modules": [        | "modules": [null,   | "text.encoderLora"
            """)
    void namesTheFieldThatIsWrong(String from, String to, String found) throws IOException {
        Path file = folder.resolve("config.json");
        String good = Files.readString(file);
        String bad = good.replaceFirst(Pattern.quote(from), to == null ? "" : to);
        assertTrue(!bad.equals(good), good);
        Files.writeString(file, bad);

        assertProblem(folder, "config.json", found, "try");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{}", "{\"version\":1}", "{\"version\":1} x"})
    void refusesOtherJson(String text) throws IOException {
        Files.writeString(folder.resolve("config.json"), text);

        assertProblem(folder, "config.json");
    }

    @Test
    void refusesDeepAndLongConfigurations() throws IOException {
        for (String unit : List.of("[", "{\"a\":", " ")) {
            Files.writeString(folder.resolve("config.json"), unit.repeat(3_000_000));
            assertProblem(folder, "config.json");
            Files.writeString(folder.resolve("config.json"), unit.repeat(100_000));
            assertProblem(folder, "config.json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "3", "200", "4096", "16384", "65536", "1073741824", "2147483647", "1e300"})
    void answersEveryAbsurdSizeWithAUserProblem(String absurd) throws IOException {
        Path file = folder.resolve("config.json");
        String good = Files.readString(file);
        for (MatchResult number : Pattern.compile("[0-9][0-9.]*").matcher(good).results().toList()) {
            Files.writeString(file, good.substring(0, number.start()) + absurd + good.substring(number.end()));
            loadOrExplain();
        }
    }

    @Test
    void listsWhatDoesNotFitInForeignWeights() {
        try (ParameterSet other = ParameterSet.fresh(manager, 1)) {
            other.params().tensor("bert/kernel", Init.ones(), 3);
            Safetensors.write(folder.resolve("model.safetensors"), other.tensors(), Precision.FLOAT16,
                    Map.of());
        }
        ModelFolder read = ModelFolder.read(folder.toString());
        try (ParameterSet loaded = read.parameters(manager)) {
            new Network(loaded.params(), config);
            String message = assertThrows(UserProblem.class, loaded::finish).getMessage();
            assertTrue(message.contains("model.safetensors") && message.contains("1 left over"), message);
        }
    }

    private void write(String card, long seed) {
        try (ParameterSet parameters = fresh(seed)) {
            ModelFolder.write(folder, config, parameters, tokenizer, Precision.FLOAT32, card);
        }
    }

    private ParameterSet fresh(long seed) {
        ParameterSet parameters = ParameterSet.fresh(manager, seed);
        new Network(parameters.params(), config);
        return parameters;
    }

    private void loadOrExplain() {
        try {
            ModelFolder read = ModelFolder.read(folder.toString());
            try (ParameterSet loaded = read.parameters(manager)) {
                new Network(loaded.params(), read.config());
                loaded.finish();
            }
        } catch (UserProblem explained) {
            assertTrue(explained.getMessage().contains(folder.toString()), explained.getMessage());
        }
    }

    private static String problem(String name) {
        return assertThrows(UserProblem.class, () -> ModelFolder.read(name)).getMessage();
    }

    private static void assertProblem(Path path, String... parts) {
        String message = problem(path.toString());
        Stream.of(parts).forEach(part -> assertTrue(message.contains(part), message));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
