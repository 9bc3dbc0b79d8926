package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Box;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;
import picocli.CommandLine;

/** What makes a session quick to type: first words, examples, settings, values of the notebook. */
class SessionTest {
    @TempDir
    private static Path folder;
    private static Path model;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private final Map<String, Object> variables = new HashMap<>(Map.of("street", Scene.of(3, 64, 48).picture()));
    private final RecordingHost host = new RecordingHost(folder, variables);

    @BeforeAll
    static void writeAModel() {
        model = folder.resolve("tiny");
        TinyModel.write(model);
    }

    @Test
    void noVerbPrintsFiveLines() throws Exception {
        magic.line("", host);
        assertEquals(5, said().lines().count(), said());
        assertTrue(said().contains("%pixelllm caption scenes:27"), said());
    }

    @Test
    void everyVerbHasAnExample() {
        examples(Grammar.at(new Desk(Front.LINE, host, new Models(), new Problems(java.util.Optional.empty()),
                new Session())));
    }

    private static void examples(CommandLine verbs) {
        for (CommandLine verb : verbs.getSubcommands().values()) {
            String usage = verb.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertTrue(!verb.getSubcommands().isEmpty() || usage.contains("Example:") && usage.contains("  %pixelllm "),
                    usage);
            examples(verb);
        }
    }

    @Test
    void theExampleOfCaptionRunsAsItStands() throws Exception {
        magic.line("load tiny", host);
        magic.line("help caption", host);
        for (String line : said().lines().filter(l -> l.startsWith("  %pixelllm ")).toList()) {
            assertTrue(magic.line(line.strip().replaceFirst("%pixelllm ", ""), host) != null, line);
        }
    }

    @Test
    void theDoctorTellsVersionsMemoryDeviceAndModel() throws Exception {
        magic.line("load tiny", host);
        magic.line("doctor", host);
        for (String part : List.of("java        " + System.getProperty("java.version"), "PyTorch ", "MiB", "cpu",
                "tiny\", 0.1 million parameters", "wrong  ")) {
            assertTrue(said().contains(part), said());
        }
    }

    @Test
    void aSettingHoldsUntilItIsTakenBack() throws Exception {
        magic.line("load tiny", host);
        magic.line("set beams=2", host);
        assertEquals("beams=2", said());
        assertInstanceOf(List.class, magic.line("caption street", host));
        assertInstanceOf(Caption.class, magic.line("caption street --beams 1", host));
        magic.line("set beams=", host);
        assertEquals("Nothing is set.", said());
        assertInstanceOf(Caption.class, magic.line("caption street", host));
    }

    @Test
    void aNameStandsForAVerbWithItsOptions() throws Exception {
        magic.line("load tiny", host);
        magic.line("set best=\"caption --beams 2\"", host);
        assertEquals(2, ((List<?>) magic.line("best street", host)).size());
        assertEquals(List.of("best"), magic.complete("be", 2, host).candidates());
    }

    @Test
    void aSettingThatCannotBeIsRefused() {
        assertTrue(problem("set beems=4").contains("did you mean  beams"));
        assertTrue(problem("set beams=four").contains("could not read --beams"));
        assertTrue(problem("set beams").contains("NAME=VALUE"));
        assertTrue(problem("set caption='refer street'").contains("no option"));
    }

    @Test
    void valuesOfTheNotebookStandInArguments() throws Exception {
        magic.line("load tiny", host);
        variables.put("part", new Box(4, 6, 30.5, 40));
        variables.put("car", new Grounding("car", new Box(1, 2, 30, 40), java.util.Optional.empty(), List.of()));
        variables.put("colour", "red");
        variables.put("pictures.get(0)", Scene.of(4, 64, 48).picture());
        variables.put("car.box().scaled(1, 1)", new Box(1, 2, 31, 40));
        assertEquals(Prompt.box(4, 6, 30.5, 40), ((Caption) magic.line("caption street --box $part", host)).prompt());
        assertEquals(Prompt.box(1, 2, 30, 40), ((Caption) magic.line("caption $street --box=$car", host)).prompt());
        assertEquals(Prompt.box(1, 2, 31, 40),
                ((Caption) magic.line("caption street --box {car.box().scaled(1, 1)}", host)).prompt());
        assertInstanceOf(Caption.class, magic.line("caption {pictures.get(0)}", host));
        assertEquals("the red car", ((Grounding) magic.line("refer street the $colour car", host)).expression());
        assertEquals("the red car", ((Grounding) magic.line("refer street \"the {colour} car\"", host)).expression());
    }

    @Test
    void aValueThatIsNotThereIsAClearError() {
        assertTrue(problem("caption $stret").contains("did you mean  $street ?"));
        assertTrue(problem("caption {stret.get(0)}").contains("could not evaluate {stret.get(0)}"));
        assertTrue(problem("caption *.{jpg,png}").contains("found no picture for the pattern \"*.{jpg,png}\""));
    }

    @Test
    void inspectionExplainsTheOptionAtTheCursor() {
        String line = "caption street --beams 4 --json";
        assertTrue(magic.help(line, line.indexOf("beams")).startsWith("caption --beams N"), magic.help(line, 17));
        assertTrue(magic.help(line, line.indexOf("4")).startsWith("caption --beams N"), "its value too");
        assertTrue(magic.help(line, line.length()).startsWith("caption --json"), magic.help(line, line.length()));
        assertTrue(magic.help(line, 3).contains("Says what is in a picture, or in a part"), magic.help(line, 3));
        assertTrue(magic.help("", -1).contains("Verbs:"));
    }

    private String said() {
        return host.shown.get(host.shown.size() - 1).data().get(Bundle.TEXT);
    }

    private String problem(String line) {
        return assertThrows(MagicException.class, () -> magic.line(line, host)).getMessage();
    }
}
