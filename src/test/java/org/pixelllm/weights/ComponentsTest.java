package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares imported public checkpoints with what their libraries and the published modules compute.
 *
 * <p>Runs on the folders below {@code -Dcomponents.root=DIR} if given, else on those among the tests' resources.
 */
class ComponentsTest {
    /** What the published model cannot tell: a text head that looks ahead, and what comes after it. */
    private static final List<String> LIBRARY_ONLY = List.of("expected:bidirectional.last_hidden_state",
            "expected:bidirectional.pooler_output");

    private static final List<ComponentFolder> FOLDERS = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        for (Path folder : ComponentFolder.all()) {
            FOLDERS.add(new ComponentFolder(folder));
        }
        assertFalse(FOLDERS.isEmpty(), "no reference data below " + ComponentFolder.root().toAbsolutePath());
    }

    @AfterAll
    static void close() {
        FOLDERS.forEach(ComponentFolder::close);
    }

    static Stream<ComponentFolder> folders() {
        return FOLDERS.stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void everyExpectedTensorIsComputed(ComponentFolder folder) {
        switch (folder.library()) {
            case SAM -> new SamCase(folder).check();
            case EVA02 -> new Eva02Case(folder).check();
            case T5 -> new T5Case(folder).check();
            case BERT -> new GitCase(folder).checkBert();
            case GIT -> new GitCase(folder).checkGit();
        }
        TreeSet<String> left = new TreeSet<>(folder.unchecked());
        left.removeAll(LIBRARY_ONLY);
        assertEquals(new TreeSet<>(), left, folder + ": expected tensors that nothing was compared with");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void everyTensorHasItsNameAndPlaceBitForBit(ComponentFolder folder) {
        Map<String, NDArray> mapped = new TreeMap<>();
        for (String file : List.of("mapped.safetensors", "unmapped_inner_norm.safetensors")) {
            if (Files.exists(folder.path().resolve(file))) {
                mapped.putAll(Safetensors.read(folder.path().resolve(file), folder.manager()));
            }
        }
        if (!mapped.isEmpty()) { // the tests' own resources leave them out: they follow from the models
            assertSame(mapped, folder.tensors(), folder);
            Path legacy = folder.path().resolve("model_legacy_names.safetensors");
            if (Files.exists(legacy)) {
                try (Tensors old = folder.library().open(legacy)) {
                    assertSame(mapped, old, folder);
                }
            }
        }
    }

    private static void assertSame(Map<String, NDArray> mapped, Tensors tensors, ComponentFolder folder) {
        assertEquals(mapped.keySet(), new TreeSet<>(tensors.table().keySet()));
        mapped.forEach((name, expected) -> {
            NDArray actual = tensors.read(name, folder.manager());
            assertEquals(expected.getShape(), tensors.table().get(name).shape(), name);
            assertEquals(expected.getShape(), actual.getShape(), name);
            assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), name);
        });
    }
}
