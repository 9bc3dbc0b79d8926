package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.magics.spi.MagicException;
import picocli.CommandLine.Command;

class TerminalTest {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarks = new ByteArrayOutputStream();

    @Command(name = "install")
    private record Later(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    @Test
    void whatTheUserCanMendExitsWithTwo() {
        assertEquals(2, run("caption", folder.resolve("cat.png").toString()));
        assertTrue(remarks().startsWith("pixelllm could not find the picture"), this::remarks);
        assertEquals("", results.toString(StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownVerbExitsWithTwo() {
        assertEquals(2, run("captoin"));
        assertTrue(remarks().contains("did you mean  caption ?"), this::remarks);
    }

    @Test
    void ourOwnFaultExitsWithOneAndSaysHowToReportIt() {
        assertEquals(1, run(new Later(new IllegalStateException("the cat got out")), "install"));
        assertTrue(remarks().contains("it is our fault") && remarks().contains("the cat got out"), this::remarks);
        assertTrue(remarks().contains("report        the text of pixelllm why"), this::remarks);
    }

    @Test
    void aLaterCommandMayFailInItsOwnWords() {
        assertEquals(2, run(new Later(new MagicException("pixelllm found no JShell.")), "install"));
        assertEquals("pixelllm found no JShell.\n", remarks().replace("\r\n", "\n"));
    }

    @Test
    void theNextRunKnowsWhy() {
        run("captoin");
        assertEquals(0, run("why"));
        assertTrue(results.toString(StandardCharsets.UTF_8).contains("UnmatchedArgumentException"));
    }

    @Test
    void resultsAndRemarksGoTheirOwnWays() {
        assertEquals(0, run("data", "scenes", "--count", "2", "--size", "48x32", "--out",
                folder.resolve("drawn").toString()));
        assertTrue(remarks().contains("drawing 1 of 2"), this::remarks);
        assertEquals("Wrote 2 scenes to " + folder.resolve("drawn"),
                results.toString(StandardCharsets.UTF_8).strip());
        assertTrue(Files.exists(folder.resolve("drawn/instances.json")));
    }

    @Test
    void noVerbTellsTheVerbs() {
        assertEquals(0, run());
        assertTrue(results.toString(StandardCharsets.UTF_8).contains("caption"));
    }

    private int run(String... arguments) {
        return run(null, arguments);
    }

    private int run(Object later, String... arguments) {
        TerminalHost host = new TerminalHost(new PrintStream(results, true, StandardCharsets.UTF_8),
                new PrintStream(remarks, true, StandardCharsets.UTF_8));
        var line = Terminal.commandLine(host, new Problems(Optional.of(folder.resolve("cache/why.txt"))));
        if (later != null) {
            line.addSubcommand(later);
        }
        return line.execute(arguments);
    }

    private String remarks() {
        return remarks.toString(StandardCharsets.UTF_8);
    }
}
