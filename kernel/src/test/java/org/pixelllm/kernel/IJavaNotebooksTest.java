package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.gson.JsonObject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.kernel.client.KernelProcess;
import org.pixelllm.kernel.notebook.NotebookCell;
import org.pixelllm.kernel.notebook.NotebookFile;
import org.pixelllm.kernel.notebook.NotebookRunner;
import org.pixelllm.kernel.notebook.NotebookRunner.Outcome;
import org.pixelllm.kernel.wire.Json;

/** Notebooks that were written for IJava run as they are, in a kernel that IJava's variables configure. */
class IJavaNotebooksTest {
    private static final String POM = """
            <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
            <dependencies><dependency><groupId>org.ow2.asm</groupId><artifactId>asm</artifactId><version>9.9</version>
            </dependency></dependencies></project>""";

    @TempDir
    static Path folder;

    private static KernelProcess kernel;

    @BeforeAll
    static void start() throws Exception {
        Compiled.jar(Files.createDirectories(folder.resolve("lib")).resolve("greeting.jar"), "greeting.Greeting",
                "public static String say() { return \"salve\"; }");
        Compiled.folder(folder.resolve("classes"), "extra.Extra", "public static final int NUMBER = 7;");
        Files.writeString(folder.resolve("script.jshell"), "int fromScript(int n) {\n    return n + 1;\n}\n");
        Files.writeString(folder.resolve("pom.xml"), POM);
        String local = System.getProperty("maven.repo.local");
        kernel = new KernelProcess(local == null ? List.of() : List.of("-Dmaven.repo.local=" + local), folder, Map.of(
                "IJAVA_CLASSPATH", "lib/*.jar" + File.pathSeparator + "classes", "IJAVA_STARTUP_SCRIPTS_PATH",
                "script.jsh???", "IJAVA_STARTUP_SCRIPT", "int fromStartUp = 1000;", "IJAVA_COMPILER_OPTS",
                "-parameters", "IJAVA_TIMEOUT", "10 MINUTES"));
    }

    @AfterAll
    static void end() throws Exception {
        kernel.close();
    }

    /** Runs a notebook and returns its results and what it displays, each as text. */
    private static List<String> run(String name) throws Exception {
        NotebookRunner runner = new NotebookRunner(kernel, Duration.ofMinutes(5));
        List<String> shown = new ArrayList<>();
        Path file = Path.of(IJavaNotebooksTest.class.getResource("/ijava/" + name).toURI());
        for (NotebookCell cell : NotebookFile.read(file).cells()) {
            if (cell.isCode()) {
                Outcome outcome = runner.run(cell);
                assertInstanceOf(Outcome.Done.class, outcome, () -> cell.source() + "\n" + outcome);
                cell.outputs().stream().map(IJavaNotebooksTest::text).forEach(shown::add);
            }
        }
        return shown;
    }

    private static String text(JsonObject output) {
        JsonObject data = Json.child(output, "data");
        String plain = NotebookCell.text(data.get("text/plain")) + NotebookCell.text(output.get("text"));
        return data.has("text/html") ? NotebookCell.text(data.get("text/html")) : plain;
    }

    @Test
    void whatIsImportedFromTheStartAndEvaluated() throws Exception {
        assertEquals(List.of("Hello world!", "[1, 2, 3] 0.5 example.org 101 42\n", "6", "4|6"), run("basics.ipynb"));
    }

    @Test
    void whatIsDisplayedUpdatedAndRendered() throws Exception {
        assertEquals(List.of("<b>Countdown:</b> 1", "<b>Liftoff!</b>", "<b>Bold</b>", "[1, 2]", "Hello from **Java**",
                "picture, 8 x 4 pixels", "true"), run("display.ipynb"));
    }

    @Test
    void everyMagicForFilesOfThisMachine() throws Exception {
        assertEquals(List.of("salve", "1", "7", "1", "21", "2"), run("magics.ipynb"));
    }

    @Test
    void everyMagicForMaven() throws Exception {
        assertEquals(List.of("true", "5", "loaded"), run("maven.ipynb"));
    }

    @Test
    void theKernelsOwnObjectAndTheEnvironmentsWishes() throws Exception {
        assertEquals(List.of("HELLO THERE!", "2 lines", "AGAIN!3 words", "49", "1002salve", "first"),
                run("kernel.ipynb"));
    }
}
