package org.pixelllm.kernel.magic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagicSyntaxTest {
    private static List<Part> parts(String code) {
        return MagicSyntax.parts(code, Set.of("echo", "time")::contains);
    }

    @Test
    void aMagicBetweenJavaIsAPartOfItsOwn() {
        assertEquals(List.of(new Part.Java("int a = 1;\n", 1), new Part.Line("echo", "x y", 2),
                new Part.Java("\nint b = 2;", 2)), parts("int a = 1;\n%echo x y\nint b = 2;"));
    }

    @Test
    void anUnknownNameAtAStatementsStartIsAMagicToo() {
        assertEquals(List.of(new Part.Line("nope", "", 1)), parts("%nope"));
    }

    @Test
    void afterEqualsItIsAValue() {
        assertEquals(List.of(new Part.Java(
                "String s = org.pixelllm.kernel.cell.Hooks.value(\"echo\", \"a \\\"b\\\" \\\\c\");\ns", 1)),
                parts("String s = %echo a \"b\" \\c ;\ns"));
    }

    @Test
    void aVarWaitsForItsValue() {
        assertEquals(List.of(new Part.Java("int a;\n", 1), new Part.Variable("v", new Part.Line("echo", "x", 2)),
                new Part.Java("\nv", 2)), parts("int a;\nvar v = %echo x\nv"));
    }

    @Test
    void insideBracesItIsACall() {
        assertEquals(
                List.of(new Part.Java("if (ok) {\n  org.pixelllm.kernel.cell.Hooks.run(\"echo\", \"x\");\n}", 1)),
                parts("if (ok) {\n  %echo x\n}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int a = 7 %echo;", "a %= echo", "String s = \"\\n%echo x\";", "// %echo x",
        "/*\n%echo\n*/",
        "String t = \"\"\"\n%echo x\n\"\"\";", "x\n  % echo", "x\n  %other", "char c = '\"'; int b = 7 %echo;",
        "boolean b = x == %y"})
    void whatIsNoMagicStaysAsItIs(String code) {
        assertEquals(List.of(new Part.Java(code, 1)), parts(code));
    }

    @Test
    void aKnownNameAtALinesStartNeedsNoSemicolonBefore() {
        assertEquals(List.of(new Part.Java("calm()\norg.pixelllm.kernel.cell.Hooks.run(\"echo\", \"x\");", 1)),
                parts("calm()\n%echo x"));
    }

    @Test
    void anUnfinishedTextDoesNotHideTheNextLine() {
        assertEquals(
                List.of(new Part.Java("String s = \"oops;\norg.pixelllm.kernel.cell.Hooks.run(\"echo\", \"x\");", 1)),
                parts("String s = \"oops;\n%echo x"));
    }

    @Test
    void windowsLineEndsChangeNothing() {
        assertEquals(parts("int a;\n%echo x\nint b;"), parts("int a;\r\n%echo x\r\nint b;"));
    }
}
