package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.problem.UserProblem;

/** Files that were damaged at random places are read as far as they go, and nothing but a told problem comes of them. */
class BadDataProperties {
    private static final Map<Format, String> FILES = Map.of(Format.LOCALIZED_NARRATIVES, "localized_narratives.jsonl",
            Format.REFCOCO, "refs.json", Format.VISUAL_GENOME, "region_descriptions.json", Format.COCO_INSTANCES,
            "instances.json");
    private static final byte[] LIKELY = "{}[]\",:-.0eNn\\u\n\t \u00e9"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static Path folder;

    @BeforeContainer
    static void scenes() throws IOException {
        folder = Files.createTempDirectory("pixelllm-bad");
        SceneDataSet.write(new SceneDataSet.Options(2, 5, 64, 64, folder, false), done -> {});
    }

    @AfterContainer
    static void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Property(tries = 300, seed = "1")
    void damagedFilesAreReadAsFarAsTheyGo(@ForAll int seed) throws IOException {
        Random dice = new Random(seed);
        Format format = FILES.keySet().stream().sorted().toList().get(dice.nextInt(FILES.size()));
        Path file = folder.resolve(FILES.get(format));
        byte[] good = Files.readAllBytes(file);
        try {
            Files.write(file, damaged(good, dice));
            try (DataSet data = DataSet.open(folder, Optional.of(format), DataSet.Options.STRICT.skippingBad())) {
                data.forEach(example -> assertTrue(example.id() != null));
            } catch (UserProblem e) {
                assertTrue(e.getMessage().contains("data set") || e.getMessage().contains("instances"),
                        e.getMessage()); // what it was cannot be seen any more
            }
        } finally {
            Files.write(file, good);
        }
    }

    private static byte[] damaged(byte[] good, Random dice) {
        byte[] bad = java.util.Arrays.copyOf(good, dice.nextInt(4) == 0 ? dice.nextInt(good.length) : good.length);
        for (int i = dice.nextInt(4); i >= 0 && bad.length > 0; i--) {
            bad[dice.nextInt(bad.length)] = dice.nextBoolean()
                    ? LIKELY[dice.nextInt(LIKELY.length)]
                    : (byte) dice.nextInt(256);
        }
        return bad;
    }
}
