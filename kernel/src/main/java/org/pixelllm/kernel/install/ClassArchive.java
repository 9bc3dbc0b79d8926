package org.pixelllm.kernel.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.pixelllm.kernel.assist.History;
import org.pixelllm.kernel.client.KernelClient;
import org.pixelllm.kernel.client.KernelCommand;
import org.pixelllm.kernel.client.KernelProcess;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.problem.UserProblem;

/** An archive of the classes that the kernel loads, which the virtual machine maps instead of reading jars. */
final class ClassArchive {
    private static final List<String> LESSON = List.of("1 + 1", "System.out.println(\"a\")", "1 / 0", "int = 3;",
            "%lsmagic", "List.of(1, 2).stream().map(i -> i + 1).toList()", "int i = 0; for (; i < 3; i++) display(i);");
    private static final List<String> QUESTIONS = List.of("complete_request", "inspect_request", "is_complete_request",
            "history_request", "comm_info_request");

    private ClassArchive() {}

    /**
     * Makes the archive from a kernel's first cells.
     *
     * @return false where this Java or this class path cannot, or where the kernel is too slow today: it starts without
     */
    static boolean make(Path archive) throws IOException, InterruptedException {
        if (hasFolders()) {
            return false; // only jars can be archived
        }
        Path history = Files.createTempFile("history", ".jsonl"); // not the user's, but classes like those of the user's
        try (KernelProcess kernel = new KernelProcess(
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"),
                archive.getParent(), Map.of(History.VARIABLE, history.toString()))) {
            KernelClient client = kernel.client();
            for (String code : LESSON) {
                client.request("execute_request", Json.object("code", code, "stop_on_error", false,
                        "user_expressions", Map.of("a", "1")));
                client.reply(Duration.ofSeconds(60));
            }
            for (String question : QUESTIONS) {
                client.request(question, Json.object("code", "Math.max", "cursor_pos", 7));
                client.reply(Duration.ofSeconds(60));
            }
            client.urge("shutdown_request", Json.object("restart", false));
            kernel.awaitEnd(Duration.ofSeconds(60)); // the archive is written at the end
        } catch (UserProblem e) {
            Files.deleteIfExists(archive);
            return false;
        } finally {
            Files.deleteIfExists(history);
        }
        return Files.isRegularFile(archive);
    }

    private static boolean hasFolders() {
        for (String entry : KernelCommand.classPath().split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                return true;
            }
        }
        return false;
    }
}
