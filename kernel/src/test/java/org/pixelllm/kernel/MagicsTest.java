package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.kernel.Talk.Heard;

class MagicsTest extends WithKernel {
    @TempDir
    Path folder;

    @Test
    void aLineMagicShowsWhatItShowsAndNoMore() throws Exception {
        Heard heard = talk.run("%echo a \"b c\" \\d");

        assertEquals(List.of("shown a \"b c\" \\d"), heard.shown());
        assertNull(heard.result());
    }

    @Test
    void aMagicsValueGoesIntoADeclaredVariable() throws Exception {
        talk.run("String said = %echo x;");
        assertEquals("2", talk.run("(said + \"y\").length()").result());
    }

    @Test
    void aVariableWithoutATypeTakesThatOfTheValue() throws Exception {
        assertEquals("3", talk.run("var text = %echo one\ntext.length()").result());
        assertEquals("3", talk.run("var list = %echo list\nlist.size()").result());
    }

    @Test
    void aMagicWorksInsideALoop() throws Exception {
        Heard heard = talk.run("for (int i = 0; i < 2; i++) {\n    String s = %echo inside\n    %echo statement\n}");

        assertEquals(List.of("shown inside", "shown statement", "shown inside", "shown statement"), heard.shown());
    }

    @Test
    void aMagicMayEvaluateWhatTheNotebookKnows() throws Exception {
        talk.run("int answer = 42; String twice(String s) { return s + s; }");

        assertEquals(List.of("value abab"), talk.run("%echo =twice(\"ab\")").shown());
        assertEquals(List.of("value 43", "value 43"),
                talk.run("for (int i = 0; i < 2; i++) {\n    %echo =answer + 1\n}").shown());
        assertTrue(talk.run("%echo =nowhere + 1").error().contains("nowhere"));
        assertEquals("42", talk.run("answer").result());
    }

    @Test
    void aMagicsComplaintIsAllThatIsShown() throws Exception {
        assertEquals("%echo could not.\n  try  again", talk.run("%echo fail").error());
        assertEquals("%echo could not.\n  try  again", talk.run("String none = %echo fail").error());
    }

    @Test
    void aCellMagicGetsTheBody() throws Exception {
        assertEquals(List.of("args|one\ntwo"), talk.run("%%echo args\none\ntwo").shown());
    }

    @Test
    void anUnknownMagicSaysWhichThereAre() throws Exception {
        assertTrue(talk.run("%ecko hello").error().contains("%echo"));
    }

    @Test
    void timeTellsHowLongAndShowsTheValue() throws Exception {
        Heard heard = talk.run("%time 20 + 22");

        assertEquals("42", heard.result());
        assertTrue(heard.printed("stdout").startsWith("took "));
        assertEquals("9", talk.run("%%time\nint nine = 9;\nnine").result());
    }

    @Test
    void loadRunsAFileInTheNotebook() throws Exception {
        Path file = Files.writeString(folder.resolve("lib.jshell"), "int loaded = 77;\n");
        talk.run("%load " + file);

        assertEquals("77", talk.run("loaded").result());
    }

    @Test
    void loadRunsANotebooksCodeCells() throws Exception {
        Path file = Files.writeString(folder.resolve("lib.ipynb"), """
                {"cells": [{"cell_type": "markdown", "source": "no code"},
                           {"cell_type": "code", "source": ["int fromNotebook =\\n", "  78;"]}]}""");
        talk.run("%load " + file);

        assertEquals("78", talk.run("fromNotebook").result());
    }

    @Test
    void jarsAddsClasses() throws Exception {
        talk.run("%jars " + Compiled.jar(folder.resolve("extra.jar"), "extra.Greeting",
                "public static String say() { return \"salve\"; }"));

        assertEquals("salve", talk.run("extra.Greeting.say()").result());
    }

    @Test
    void everyJarOfAFolderIsAddedAndNamesMayHaveGaps() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("a b").resolve("c"));
        Compiled.jar(inner.resolve("one.jar"), "gaps.One", "public static final int NUMBER = 1;");
        Compiled.jar(inner.resolve("two.jar"), "gaps.Two", "public static final int NUMBER = 2;");

        assertEquals("1", talk.run("List<String> jars = %jars \"" + folder + "/a ?/*/o*.jar\"\njars.size()").result());
        assertEquals("2", talk.run("List<String> all = %jars \"" + inner + "/\"\nall.size()").result());
        assertEquals("3", talk.run("gaps.One.NUMBER + gaps.Two.NUMBER").result());
    }

    @Test
    void aJarThatIsNotThereIsNamed() throws Exception {
        assertTrue(talk.run("%jars nowhere.jar").error().contains("nowhere.jar"));
    }

    @Test
    void aMavenProjectsLibrariesAreAdded() throws Exception {
        Heard heard = talk
                .run("""
                        %%loadFromPOM
                        <dependency><groupId>org.ow2.asm</groupId><artifactId>asm</artifactId><version>9.9</version></dependency>
                        """);

        assertEquals("ok", heard.status(), heard.error());
        assertEquals("true", talk.run("List<String> jars = %maven org.ow2.asm:asm:9.9\njars.get(0).endsWith(\".jar\")")
                .result());
    }

    @Test
    void magicsCanBeCalledFromJava() throws Exception {
        assertEquals("4", talk.run("String back = lineMagic(\"echo\", List.of(\"some\"));\nback.length()").result());
    }

    @Test
    void aRepositoryNeedsAnAddress() throws Exception {
        assertTrue(talk.run("%mavenRepo alone").error().contains("address"));
        assertEquals("ok", talk.run("%addMavenRepo mine https://example.org/maven").status());
    }

    @Test
    void badMavenCoordinatesAreRefused() throws Exception {
        assertTrue(talk.run("%maven just-a-name").error().contains("group:artifact:version"));
    }
}
