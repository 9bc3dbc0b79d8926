package org.pixelllm.kernel.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.problem.UserProblem;

/** A kernel in a process of its own, and the client that speaks with it. */
public final class KernelProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(180);

    private final Path connectionFile;
    private final Process process;
    private final KernelClient client;

    /**
     * Starts a kernel and waits until it answers.
     *
     * @param flags more for its virtual machine
     * @param directory the folder in which it runs
     */
    public KernelProcess(List<String> flags, Path directory) throws IOException, InterruptedException {
        this(flags, directory, Map.of());
    }

    /**
     * Starts a kernel in an environment of its own and waits until it answers.
     *
     * @param variables what the environment has besides this process's
     */
    public KernelProcess(List<String> flags, Path directory, Map<String, String> variables)
            throws IOException, InterruptedException {
        ConnectionFile where = ConnectionFile.loopback();
        connectionFile = Files.createTempDirectory("pixelllm-kernel").resolve("connection.json");
        where.write(connectionFile);
        ProcessBuilder builder = new ProcessBuilder(KernelCommand.of(flags, connectionFile.toString()));
        builder.environment().put("JPY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        builder.environment().putAll(variables);
        builder.environment().putIfAbsent(History.VARIABLE, History.OFF); // nobody typed these cells
        process = builder.directory(directory.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        client = new KernelClient(where);
        if (!awaitReady()) {
            String seen = process.isAlive()
                    ? "no answer in " + START.toSeconds() + " seconds"
                    : "it ended at once, with code " + process.exitValue();
            close();
            throw UserProblem.that("could not start the kernel").line("saw", seen);
        }
    }

    private boolean awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        boolean ready = false;
        while (!ready && process.isAlive() && System.nanoTime() < end) {
            ready = client.awaitReady(Duration.ofSeconds(5));
        }
        return ready;
    }

    public KernelClient client() {
        return client;
    }

    /** Returns whether the kernel still runs. */
    public boolean isAlive() { return process.isAlive(); }

    /** Waits for the kernel to end by itself. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks the kernel to end, and ends it where it does not. */
    @Override
    public void close() throws IOException {
        try {
            client.urge("shutdown_request", Json.object("restart", false));
            if (!awaitEnd(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            client.close();
            Files.deleteIfExists(connectionFile);
            Files.deleteIfExists(connectionFile.getParent());
        }
    }
}
