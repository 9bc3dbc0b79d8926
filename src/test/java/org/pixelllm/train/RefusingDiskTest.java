package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.problem.UserProblem;

/** A disk that takes no more, and folders that cannot be written to: clear words, and nothing is lost. */
class RefusingDiskTest {
    private static final int STEPS = 10;
    private static final int STOP = 6; // between two checkpoints
    private static final int MOST_BYTES = 8192; // less than a checkpoint has

    @TempDir
    private Path folder;

    /** Trains in a process of its own: world, data, run. */
    public static void main(String[] args) {
        try {
            resume(new LearnedWorld(Path.of(args[0])), Path.of(args[1]), Path.of(args[2]), STEPS + 1);
        } catch (UserProblem e) {
            System.out.println(e.tell("pixelllm"));
        }
    }

    private static boolean resume(LearnedWorld world, Path data, Path run, int stop) {
        return DataTraining.run(world.plan(data, LearnedWorld.lora(STEPS)), run, true,
                (stage, step, steps, losses) -> step != stop);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
    void aDiskThatIsFullLosesNothing() throws Exception {
        LearnedWorld world = new LearnedWorld(folder);
        world.model();
        Path data = world.data(6);
        Path whole = folder.resolve("whole");
        Path full = folder.resolve("full");
        assertTrue(resume(world, data, whole, STEPS + 1));
        assertFalse(resume(world, data, full, STOP));
        byte[] checkpoint = Files.readAllBytes(full.resolve("checkpoint.safetensors"));
        assertTrue(checkpoint.length > MOST_BYTES, checkpoint.length + " bytes");

        String said = onAFullDisk(data, full);
        assertTrue(said.contains("could not write") && said.contains("the checkpoint of step 6")
                && said.contains("--resume"), said);
        assertFalse(said.contains("Exception"), said);
        assertArrayEquals(checkpoint, Files.readAllBytes(full.resolve("checkpoint.safetensors")));
        assertEquals(List.of(), parts(full));

        assertTrue(resume(world, data, full, STEPS + 1));
        assertEquals(LearnedWorld.losses(whole), LearnedWorld.losses(full));
        assertArrayEquals(LearnedWorld.weights(whole), LearnedWorld.weights(full));
    }

    /** Files cannot grow beyond a few kilobytes: to the program it is as if the disk was full. */
    private String onAFullDisk(Path data, Path run) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process training = new ProcessBuilder("sh", "-c", "ulimit -f " + MOST_BYTES / 512 + "; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", "-Dai.djl.offline=true", "-cp", System.getProperty("java.class.path"),
                RefusingDiskTest.class.getName(), folder.toString(), data.toString(), run.toString())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertTrue(training.waitFor(300, TimeUnit.SECONDS), "it hangs");
        } finally {
            training.destroyForcibly();
        }
        return Files.readString(said);
    }

    private static List<Path> parts(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReadOnlyFolderIsRefusedBeforeAnythingIsLearned() throws IOException {
        LearnedWorld world = new LearnedWorld(folder);
        world.model();
        Path data = world.data(3);
        Path readOnly = readOnly();
        String said = assertThrows(UserProblem.class, () -> resume(world, data, readOnly.resolve("run"), 1))
                .getMessage();
        assertTrue(said.contains("could not make the folder") && said.contains("can be written to"), said);
    }

    /** The superuser may write everywhere but into the kernel's own file systems. */
    private Path readOnly() throws IOException {
        Path own = Files.createDirectory(folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        return Files.isWritable(own) ? Path.of("/proc") : own;
    }
}
