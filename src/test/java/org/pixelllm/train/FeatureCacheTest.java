package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.problem.UserProblem;

class FeatureCacheTest {
    private static final Sight SIGHT = new Sight(new SeenPictures.Frame(30, 20, 0.5, 0.25),
            new Sight.Grid(new float[]{1, 2, 3, 4, 5, 6}, new Shape(1, 2, 1, 3)),
            Optional.of(new Sight.Grid(new float[]{7, 8}, new Shape(1, 1, 1, 2))), new float[]{20, 30});

    @TempDir
    private Path folder;
    private final List<String> remarks = new ArrayList<>();
    private Path picture;

    @BeforeEach
    void write() throws IOException {
        picture = Files.writeString(folder.resolve("a.png"), "any bytes");
    }

    private FeatureCache cache(long most, String encoders) {
        return new FeatureCache(folder.resolve("cache"), most, encoders, remarks::add);
    }

    @Test
    void whatOneRunSawAnotherFinds() {
        String key = cache(1000, "one").key(picture).orElseThrow();
        cache(1000, "one").keep(key, SIGHT);

        Sight found = cache(1000, "one").find(key).orElseThrow();
        assertEquals(SIGHT.frame(), found.frame());
        assertArrayEquals(SIGHT.eva().numbers(), found.eva().numbers());
        assertEquals(SIGHT.eva().shape(), found.eva().shape());
        assertArrayEquals(SIGHT.sam().orElseThrow().numbers(), found.sam().orElseThrow().numbers());
        assertArrayEquals(SIGHT.extents(), found.extents());
    }

    @Test
    void aKeyIsThePicturesContentAndTheEncoders() throws IOException {
        Optional<String> key = cache(1000, "one").key(picture);
        assertEquals(key, cache(1000, "one").key(Files.copy(picture, folder.resolve("same.png"))));
        assertNotEquals(key, cache(1000, "two").key(picture));
        assertNotEquals(key, cache(1000, "one").key(Files.writeString(folder.resolve("b.png"), "other bytes")));
        assertEquals(Optional.empty(), cache(1000, "one").key(folder.resolve("gone.png")));
    }

    @Test
    void aDamagedFileIsNoSight() throws IOException {
        FeatureCache cache = cache(1000, "one");
        String key = cache.key(picture).orElseThrow();
        cache.keep(key, SIGHT);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 4;
            Files.write(file, wrong);
            assertEquals(Optional.empty(), cache.find(key), "byte " + i);
            Files.write(file, Arrays.copyOf(whole, i));
            assertEquals(Optional.empty(), cache.find(key), "only " + i + " bytes");
        }
        cache.keep(key, SIGHT);
        assertTrue(cache.find(key).isPresent());
    }

    @Test
    void whatWasNotUsedForLongestGoes() throws IOException {
        FeatureCache cache = cache(600, "one");
        for (int i = 0; i < 9; i++) {
            cache.keep("a" + i, SIGHT);
            Path file = folder.resolve("cache/a" + i + ".seen");
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(1000L * i));
            }
        }
        long held = 0;
        for (Path file : files()) {
            held += Files.size(file);
        }
        assertTrue(held <= 600 && held > 0, held + " bytes");
        assertTrue(cache.find("a8").isPresent());
        assertEquals(Optional.empty(), cache.find("a0"));
    }

    @Test
    void aDiskThatRefusesEndsTheKeepingAndSaysSoOnce() throws IOException {
        FeatureCache cache = cache(1000, "one");
        Files.delete(folder.resolve("cache"));
        cache.keep("a", SIGHT);
        cache.keep("b", SIGHT);
        assertEquals(1, remarks.size());
        assertTrue(remarks.get(0).contains("cache"), remarks.get(0));

        Files.writeString(folder.resolve("file"), "no folder");
        String said = assertThrows(UserProblem.class,
                () -> new FeatureCache(folder.resolve("file"), 1000, "one", remarks::add)).getMessage();
        assertTrue(said.contains("--cache off"), said);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
            return all.toList();
        }
    }
}
