package org.pixelllm.kernel.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.pixelllm.kernel.client.KernelClient;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/**
 * Measures how soon installed kernels answer: {@code StartBenchmark RUNS KERNEL_FOLDER...}, medians in a table.
 *
 * <pre>
 * ./pixelllm install --prefix /tmp/p
 * java -cp "kernel/target/test-classes:kernel/target/classes:kernel/target/lib/*" \
 *     org.pixelllm.kernel.bench.StartBenchmark 5 /tmp/p/share/jupyter/kernels/pixelllm
 * </pre>
 */
public final class StartBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private StartBenchmark() {}

    /**
     * One start.
     *
     * @param info seconds from the start of the process to its kernel_info_reply
     * @param first seconds from then to the reply of a first cell
     * @param second seconds of a second cell
     * @param memory resident megabytes then, 0 where the system does not tell
     */
    private record Start(double info, double first, double second, double memory) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.printf("%-24s %16s %12s %12s %12s%n", "kernel", "kernel_info (s)", "1st cell (s)", "2nd cell (s)",
                "memory (MB)");
        for (String folder : Arrays.asList(arguments).subList(1, arguments.length)) {
            List<Start> starts = new ArrayList<>();
            for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
                starts.add(start(Path.of(folder)));
            }
            System.out.printf(Locale.ROOT, "%-24s %16.2f %12.2f %12.2f %12.0f%n", Path.of(folder).getFileName(),
                    median(starts, Start::info), median(starts, Start::first), median(starts, Start::second),
                    median(starts, Start::memory));
        }
    }

    private static double median(List<Start> starts, java.util.function.ToDoubleFunction<Start> of) {
        return starts.stream().mapToDouble(of).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
    }

    private static Start start(Path kernel) throws IOException, InterruptedException {
        ConnectionFile where = ConnectionFile.loopback();
        Path file = Files.createTempFile("connection", ".json");
        where.write(file);
        try (KernelClient client = new KernelClient(where)) {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command(kernel, file))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            double info = ask(client, "kernel_info_request", new JsonObject(), begin);
            double first = ask(client, "execute_request", Json.object("code", "1 + 1"), System.nanoTime());
            double second = ask(client, "execute_request", Json.object("code", "1 + 2"), System.nanoTime());
            double memory = residentMegabytes(process.pid());
            client.urge("shutdown_request", Json.object("restart", false));
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Start(info, first, second, memory);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> command(Path kernel, Path connectionFile) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(kernel.resolve("kernel.json"))).getAsJsonObject();
        JsonArray words = json.getAsJsonArray("argv");
        return words.asList().stream()
                .map(word -> word.getAsString().replace("{connection_file}", connectionFile.toString())).toList();
    }

    private static double ask(KernelClient client, String type, JsonObject content, long begin)
            throws InterruptedException {
        String id = client.request(type, content).id();
        Message reply = client.reply(PATIENCE).orElseThrow();
        while (!reply.parentId().equals(id)) {
            reply = client.reply(PATIENCE).orElseThrow();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).sum();
    }
}
