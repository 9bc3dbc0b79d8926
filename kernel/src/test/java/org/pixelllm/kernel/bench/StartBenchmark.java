package org.pixelllm.kernel.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.pixelllm.kernel.client.KernelClient;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/**
 * Measures how soon kernels answer: {@code StartBenchmark RUNS [KERNEL_FOLDER...]}, medians in a table; all Java kernels
 * that Jupyter finds where no folder is named.
 *
 * <pre>
 * ./pixelllm install
 * java -cp "kernel/target/test-classes:kernel/target/classes:kernel/target/lib/*" \
 *     org.pixelllm.kernel.bench.StartBenchmark 5
 * </pre>
 *
 * <p>The processor's time tells of a busy machine what the clock cannot: it hardly changes with what else runs there.
 */
public final class StartBenchmark {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FLOOD = "for (int i = 0; i < 5000; i++) System.out.println(\"row \" + i);";

    private StartBenchmark() {}

    /**
     * One start.
     *
     * @param info seconds from the start of the process to its kernel_info_reply
     * @param first seconds from then to the reply of a first cell
     * @param processor seconds of all processors up to there
     * @param memory resident megabytes then, 0 where the system does not tell
     * @param second seconds of a second cell
     * @param flood seconds to print 5,000 lines
     * @param messages in which they came
     */
    private record Start(double info, double first, double processor, double memory, double second, double flood,
            double messages) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Path> kernels = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).map(Path::of).toList()
                : InstalledKernels.ofJava();
        System.out.println("kernel              kernel_info  1st cell  processors  memory  2nd cell  5,000 println");
        for (Path kernel : kernels) {
            List<Start> starts = new ArrayList<>();
            for (int i = Integer.parseInt(arguments[0]); i > 0; i--) {
                starts.add(start(kernel));
            }
            System.out.printf(Locale.ROOT, "%-20s %8.2f s %7.2f s %9.2f s %4.0f MB %7.2f s %6.2f s in %.0f%n",
                    kernel.getFileName(), median(starts, Start::info), median(starts, Start::first),
                    median(starts, Start::processor), median(starts, Start::memory), median(starts, Start::second),
                    median(starts, Start::flood), median(starts, Start::messages));
        }
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        return starts.stream().mapToDouble(of).sorted().skip(starts.size() / 2).findFirst().orElseThrow();
    }

    private static Start start(Path kernel) throws IOException, InterruptedException {
        ConnectionFile where = ConnectionFile.loopback();
        Path file = Files.createTempFile("connection", ".json");
        where.write(file);
        try (KernelClient client = new KernelClient(where)) {
            long begin = System.nanoTime();
            Process process = InstalledKernels.command(kernel, file).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            Start start = measure(client, process, begin);
            client.urge("shutdown_request", Json.object("restart", false));
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return start;
        } finally {
            Files.delete(file);
        }
    }

    private static Start measure(KernelClient client, Process process, long begin)
            throws IOException, InterruptedException {
        double info = ask(client, "kernel_info_request", new JsonObject(), begin);
        double first = ask(client, "execute_request", Json.object("code", "1 + 1"), System.nanoTime());
        double processor = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        double memory = residentMegabytes(process.pid());
        double second = ask(client, "execute_request", Json.object("code", "1 + 2"), System.nanoTime());
        while (client.broadcast(Duration.ofMillis(300)).isPresent()) {
            continue; // what was said until now
        }
        double flood = ask(client, "execute_request", Json.object("code", FLOOD), System.nanoTime());
        return new Start(info, first, processor, memory, second, flood, streams(client));
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

    private static long streams(KernelClient client) throws InterruptedException {
        long count = 0;
        for (var said = client.broadcast(PATIENCE); said.isPresent(); said = client.broadcast(Duration.ofMillis(500))) {
            count += said.get().type().equals("stream") ? 1 : 0;
        }
        return count;
    }

    private static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(status)
                ? 0
                : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).sum();
    }
}
