package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends training as a power cut would, {@code -Dkills=20} times if told so, else a few. */
class KilledTrainingTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int MOST_STEPS_TO_A_KILL = 12;
    private static final int STEPS = 2 * MOST_STEPS_TO_A_KILL * (KILLS + 1); // so that no kill comes too late
    private static final String BEGUN = "step ";

    @TempDir
    private Path folder;

    /** Trains in a process of its own: world, data, run, steps. */
    public static void main(String[] args) {
        LearnedWorld world = new LearnedWorld(Path.of(args[0]));
        DataRecipe all = LearnedWorld.varied(LearnedWorld.lora(Integer.parseInt(args[3])), "{\"learn\": [\".*\"]}");
        DataTraining.run(world.plan(Path.of(args[1]), all), Path.of(args[2]), true,
                (stage, step, steps, losses) -> {
                    System.out.println(BEGUN + step);
                    return true;
                });
    }

    @Test
    void aRunThatWasKilledAtAnyMomentLearnsWhatAnUnbrokenOneLearns() throws Exception {
        LearnedWorld world = new LearnedWorld(folder);
        world.model();
        Path data = world.data(6);
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        assertTrue(start(data, whole).waitFor(300, TimeUnit.SECONDS), "the unbroken run hangs");

        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < KILLS; i++) {
            assertNotEquals(0, kill(start(data, killed), random), "it had ended before kill " + i);
        }
        assertTrue(start(data, killed).waitFor(300, TimeUnit.SECONDS), "the last run hangs");

        assertEquals(LearnedWorld.losses(whole), LearnedWorld.losses(killed), "seed " + seed);
        assertArrayEquals(LearnedWorld.weights(whole), LearnedWorld.weights(killed), "seed " + seed);
        assertEquals(files(whole), files(killed));
    }

    private Process start(Path data, Path run) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Dai.djl.offline=true", "-cp", System.getProperty("java.class.path"),
                KilledTrainingTest.class.getName(), folder.toString(), data.toString(), run.toString(),
                String.valueOf(STEPS))
                .redirectErrorStream(true).redirectOutput(run.resolveSibling("said.txt").toFile()).start();
    }

    /** Kills it somewhere in or after some step; returns what it leaves with. */
    private int kill(Process training, Random random) throws IOException, InterruptedException {
        try {
            int steps = 1 + random.nextInt(MOST_STEPS_TO_A_KILL);
            while (training.isAlive() && steps(folder.resolve("said.txt")) < steps) {
                Thread.sleep(1);
            }
            assertTrue(steps(folder.resolve("said.txt")) >= steps, Files.readString(folder.resolve("said.txt")));
            Thread.sleep(random.nextInt(20));
        } finally {
            training.destroyForcibly();
        }
        return training.waitFor();
    }

    private static long steps(Path said) throws IOException {
        return Files.readAllLines(said).stream().filter(line -> line.startsWith(BEGUN)).count();
    }

    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
