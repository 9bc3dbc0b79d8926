package org.pixelllm.kernel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunTest {
    private static final String GOOD = """
            {"cells": [
              {"cell_type": "markdown", "metadata": {}, "source": ["# A *lesson*"]},
              {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [{"old": 1}],
               "source": ["System.out.println(\\"<hi>\\");\\n", "6 * 7"]},
              {"cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
               "source": "display(\\"<i>rich</i>\\", \\"text/html\\");"},
              {"cell_type": "code", "metadata": {"tags": ["raises-exception"]}, "execution_count": null,
               "outputs": [], "source": "1 / 0"}],
             "metadata": {"mine": 5}, "nbformat": 4, "nbformat_minor": 2}""";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Verbs.commandLine();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void aNotebookRunsInAKernelOfItsOwnAndKeepsWhatItShows() throws Exception {
        Path notebook = Files.writeString(folder.resolve("lesson.ipynb"), GOOD);
        Path html = folder.resolve("pages/lesson.html");

        assertEquals(0, run("run", notebook.toString(), "--html", html.toString()), err::toString);

        JsonObject copy = JsonParser.parseString(Files.readString(folder.resolve("lesson.out.ipynb")))
                .getAsJsonObject();
        assertEquals(5, copy.getAsJsonObject("metadata").get("mine").getAsInt());
        assertEquals(5, copy.get("nbformat_minor").getAsInt());
        String cell = copy.getAsJsonArray("cells").get(1).toString();
        assertTrue(cell.contains("\"text\":\"<hi>\\n\"") && cell.contains("\"text/plain\":\"42\""), cell);
        String page = Files.readString(html);
        assertTrue(page.contains("<h1>A <em>lesson</em></h1>") && page.contains("&lt;hi&gt;"), page);
        assertTrue(page.contains("<i>rich</i>") && page.contains("ArithmeticException"), page);
        assertEquals(GOOD, Files.readString(notebook));
    }

    @Test
    void aFailedCellIsShownAndFailsTheRun() throws Exception {
        Path notebook = Files.writeString(folder.resolve("bad.ipynb"), """
                {"cells": [{"cell_type": "code", "source": "int zero = 0;\\n7 / zero"},
                           {"cell_type": "code", "source": "99"}],
                 "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""");

        assertEquals(1, run("run", notebook.toString(), "--out", folder.resolve("copy.ipynb").toString()));
        assertTrue(err.toString().contains("    7 / zero"), err::toString);
        assertTrue(err.toString().contains("ArithmeticException"), err::toString);
        assertTrue(Files.readString(folder.resolve("copy.ipynb")).contains("\"output_type\": \"error\""));
    }

    @Test
    void whatIsNoNotebookIsTheUsersProblem() throws Exception {
        assertEquals(2, run("run", folder.resolve("none.ipynb").toString()));
        assertEquals(2, run("run", Files.writeString(folder.resolve("a.ipynb"), "{\"cells\": 3}").toString()));
        assertEquals(2, run("run", Files.writeString(folder.resolve("b.ipynb"), "[[[").toString()));
        assertEquals(2, run("run"));
    }
}
