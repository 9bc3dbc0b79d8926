package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixelllm.kernel.Talk.Heard;
import org.pixelllm.kernel.wire.Json;

class CellsTest extends WithKernel {
    @Test
    void theLastExpressionIsTheResult() throws Exception {
        Heard heard = talk.run("int six = 6;\nint seven = 7;\nsix * seven");

        assertEquals("42", heard.result());
        assertEquals("ok", heard.status());
    }

    @Test
    void aDeclarationShowsNothing() throws Exception {
        assertNull(talk.run("int nothing = 1").result());
        assertNull(talk.run("nothing = 2").result());
        assertEquals("2", talk.run("nothing").result());
    }

    @Test
    void whatPrintfReturnsIsNotShown() throws Exception {
        Heard heard = talk.run("System.out.printf(\"%d pixels%n\", 7)");

        assertEquals("7 pixels\n", heard.printed("stdout"));
        assertNull(heard.result());
    }

    @Test
    void statusGoesFromBusyToIdleAroundTheInput() throws Exception {
        Heard heard = talk.run("int around = 1;");

        assertEquals(List.of("status", "execute_input", "status"), heard.said().stream().map(m -> m.type()).toList());
    }

    @Test
    void whatIsPrintedArrivesWholeAndInFewMessages() throws Exception {
        Heard heard = talk.run("for (int i = 0; i < 5000; i++) System.out.println(\"row \" + i);");

        assertEquals(5000, heard.printed("stdout").lines().count());
        assertTrue(heard.all("stream").size() <= 20, "messages: " + heard.all("stream").size());
    }

    @Test
    void standardErrorIsAStreamOfItsOwn() throws Exception {
        assertEquals("careful ü 😀\n", talk.run("System.err.println(\"careful ü 😀\")").printed("stderr"));
    }

    @Test
    void aGigabyteIsCutWithAWord() throws Exception {
        String flood = "String mega = \"x\".repeat(1 << 20);\nfor (int i = 0; i < 1024; i++) System.out.println(mega);";
        String printed = talk.run(flood).printed("stdout");

        assertTrue(printed.length() < 10_100_000, "characters: " + printed.length());
        assertTrue(printed.endsWith("the rest is not shown]\n"));
    }

    @Test
    void anErrorPointsAtTheCellsOwnLine() throws Exception {
        Heard heard = talk.run("int half(int n) {\n    return n / 0;\n}\n\n// and now\nhalf(3)");

        assertEquals("error", heard.status());
        assertEquals("ArithmeticException", Json.text(heard.reply(), "ename", ""));
        String cell = "cell [" + heard.reply().get("execution_count") + "]";
        assertEquals("java.lang.ArithmeticException: / by zero\n  at " + cell + " line 2 in half:  return n / 0;\n"
                + "  at " + cell + " line 6:  half(3)", heard.error());
    }

    @Test
    void aDeepRecursionIsToldInAFewLines() throws Exception {
        Heard heard = talk.run("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");

        assertTrue(heard.error().startsWith("java.lang.StackOverflowError"));
        assertTrue(heard.error().lines().count() <= 20);
        assertTrue(heard.error().endsWith("%trace shows all)"), heard.error());
        assertTrue(talk.run("%trace").shown().get(0).lines().count() > 500);
    }

    @Test
    void theLibrariesFramesAreShownOnRequest() throws Exception {
        Heard heard = talk.run("Optional.of(1).ifPresent(\n    i -> { throw new IllegalStateException(\"no\"); });");
        assertFalse(heard.error().contains("java.base"), heard.error());

        String whole = talk.run("%trace").shown().get(0);
        assertTrue(whole.startsWith("java.lang.IllegalStateException: no\n  at cell ["), whole);
        assertTrue(whole.contains("  at java.base/java.util.Optional.ifPresent(Optional.java"), whole);
    }

    @Test
    void aCompileErrorHasACaretUnderItsPlace() throws Exception {
        assertEquals("line 2: cannot find symbol: variable nowhere\n    int b = nowhere + 1;\n            ^",
                talk.run("int a = 1;\nint b = nowhere + 1;").error());
    }

    @Test
    void aCellThatIsNotWholeRunsNothing() throws Exception {
        Heard heard = talk.run("System.out.println(\"early\");\nfor (int i = 0; i < 3; i++) {");

        assertEquals("", heard.printed("stdout"));
        assertEquals("error", heard.status());
    }

    @Test
    void theCellsOwnLinesStandBeforeWhatTheyCalled() throws Exception {
        String error = talk.run("int zero = 0;\nInteger.parseInt(\"x\")").error();

        assertTrue(
                error.matches(
                        "(?s).*NumberFormatException.*\n  at cell \\[\\d+] line 2:  Integer.*\n  thrown by java.*"),
                error);
    }

    @Test
    void noMessageFillsTheScreen() throws Exception {
        Heard heard = talk.run("throw new IllegalStateException(\"much\\n\".repeat(100_000), new RuntimeException("
                + "\"more\\n\".repeat(100_000)));");

        assertTrue(heard.error().lines().count() <= 20, heard.error());
        assertTrue(heard.reply().toString().length() < 10_000, "characters: " + heard.reply().toString().length());
    }

    @Test
    void errorsAreRedAndOtherwisePlainSoThatEveryThemeShowsThem() throws Exception {
        for (String code : List.of("1 / 0", "int x = nowhere;", "%nothing", "System.exit(1)")) {
            String traceback = talk.run(code).reply().get("traceback").toString();
            assertEquals("", traceback.replaceAll("\\\\u001b\\[(31|0)m", "").replaceAll("[^\\\\]|\\\\[^u]", ""),
                    traceback);
            assertTrue(traceback.contains("[31m"), traceback);
        }
    }

    @Test
    void exitEndsTheCellAndNotTheKernel() throws Exception {
        assertEquals("Exit", Json.text(talk.run("System.exit(3)").reply(), "ename", ""));
        assertEquals("Exit", Json.text(talk.run("Runtime.getRuntime().halt(3)").reply(), "ename", ""));
        assertEquals("Exit", Json.text(talk.run("Optional.of(1).ifPresent(System::exit)").reply(), "ename", ""));
        assertEquals("3", talk.run("1 + 2").result());
    }

    @Test
    void runningOutOfMemoryIsAnErrorOfTheCell() throws Exception {
        assertEquals("OutOfMemoryError",
                Json.text(talk.run("long[] all = new long[Integer.MAX_VALUE - 8];").reply(), "ename", ""));
        assertEquals("3", talk.run("1 + 2").result());
    }

    @Test
    void aTextThatIsHtmlIsShownAsText() throws Exception {
        Heard heard = talk.run("\"<script>alert(1)</script>\"");

        assertEquals("{\"text/plain\":\"<script>alert(1)</script>\"}", Json
                .child(heard.all("execute_result").get(0), "data").toString().replace("\\u003c", "<")
                .replace("\\u003e", ">"));
    }

    @Test
    void aPictureIsShownAsPng() throws Exception {
        Heard heard = talk.run("new java.awt.image.BufferedImage(4, 3, java.awt.image.BufferedImage.TYPE_INT_RGB)");

        JsonObject data = Json.child(heard.all("execute_result").get(0), "data");
        assertTrue(Json.text(data, "image/png", "").startsWith("iVBOR"));
        assertEquals("picture, 4 x 3 pixels", Json.text(data, "text/plain", ""));
    }

    @Test
    void anArrayIsShownByItsItemsAsFarAsAnybodyWouldRead() throws Exception {
        assertEquals("[[1, 2], [3]]", talk.run("new int[][] {{1, 2}, {3}}").result());
        assertTrue(talk.run("new byte[50 << 20]").result().endsWith("0, ... (52428800 in all)]"));
    }

    @Test
    void whatIsDisplayedCanBeReplaced() throws Exception {
        Heard heard = talk
                .run("String where = display(\"<b>one</b>\", \"text/html\");\nupdateDisplay(where, \"two\");");

        JsonObject first = heard.all("display_data").get(0);
        JsonObject second = heard.all("update_display_data").get(0);
        assertEquals("<b>one</b>", Json.text(Json.child(first, "data"), "text/html", ""));
        assertEquals(first.get("transient"), second.get("transient"));
    }

    @Test
    void whatIsShownCanBeCleared() throws Exception {
        Heard heard = talk.run("System.out.println(1); clearOutput(true); System.out.println(2); clearOutput();");

        assertEquals(List.of("stream", "clear_output", "stream", "clear_output"), heard.said().stream()
                .map(m -> m.type()).filter(type -> !type.equals("status") && !type.equals("execute_input")).toList());
        assertEquals(List.of(true, false),
                heard.all("clear_output").stream().map(content -> Json.flag(content, "wait", false)).toList());
    }

    @Test
    void severalValuesAreDisplayedOneBelowTheOther() throws Exception {
        assertEquals(List.of("1", "b", "3"), talk.run("display(1, 'b', 3)").shown());
    }

    @Test
    void theIdOfADisplayIsNotShownBelowIt() throws Exception {
        assertNull(talk.run("display(1)").result());
    }

    @Test
    void aSilentCellSaysNothing() throws Exception {
        Heard heard = talk.run("System.out.println(\"psst\");\n5", Map.of("silent", true));

        assertEquals(List.of("status", "status"), heard.said().stream().map(m -> m.type()).toList());
        assertEquals("ok", heard.status());
    }

    @Test
    void onlyCellsThatAreStoredAreCounted() throws Exception {
        int before = Json.number(talk.run("1").reply(), "execution_count", 0);
        talk.run("2", Map.of("store_history", false));
        talk.run("3", Map.of("silent", true));

        assertEquals(before + 1, Json.number(talk.run("4").reply(), "execution_count", 0));
    }

    @Test
    void userExpressionsAreAnsweredOneByOne() throws Exception {
        Heard heard = talk.run("int four = 4;", Map.of("user_expressions", Map.of("good", "four * 2", "bad", "fuor")));

        JsonObject answers = Json.child(heard.reply(), "user_expressions");
        assertEquals("8", Json.text(Json.child(Json.child(answers, "good"), "data"), "text/plain", ""));
        assertEquals("error", Json.text(Json.child(answers, "bad"), "status", ""));
    }

    @Test
    void cellsBehindAFailedOneAreAborted() throws Exception {
        var first = talk.send("throw new RuntimeException(\"stop\");", Map.of());
        var second = talk.send("int never = 1;", Map.of());

        assertEquals("error", talk.hear(first).status());
        assertEquals("aborted", talk.hear(second).status());
        assertEquals("2", talk.run("1 + 1").result());
    }

    @Test
    void cellsBehindAFailedOneRunWhereTheClientSaysSo() throws Exception {
        var first = talk.send("throw new RuntimeException(\"go on\");", Map.of("stop_on_error", false));
        var second = talk.send("1 + 4", Map.of());

        assertEquals("error", talk.hear(first).status());
        assertEquals("5", talk.hear(second).result());
    }

    @Test
    void aMethodThatWaitsForAnotherSaysSoAndWorksLater() throws Exception {
        Heard first = talk.run("int outer() { return inner(); }");
        assertEquals("ok", first.status());
        assertTrue(first.printed("stderr").contains("inner()"), first.printed("stderr"));

        talk.run("int inner() { return 11; }");
        assertEquals("11", talk.run("outer()").result());
    }

    @Test
    void inputIsAskedFor() throws Exception {
        var request = talk.send("new Scanner(System.in).nextLine()", Map.of("allow_stdin", true));
        var question = talk.client.question(Talk.PATIENCE).orElseThrow();
        talk.client.answer(question, Json.object("value", "Ada"));

        assertEquals("Ada", talk.hear(request).result());
    }

    @Test
    void aPasswordIsAskedForUnseen() throws Exception {
        var request = talk.send("password(\"PIN: \").length() + input(\"name: \")", Map.of("allow_stdin", true));
        var secret = talk.client.question(Talk.PATIENCE).orElseThrow();
        talk.client.answer(secret, Json.object("value", "1234"));
        var open = talk.client.question(Talk.PATIENCE).orElseThrow();
        talk.client.answer(open, Json.object("value", "Ada"));

        assertEquals("{\"prompt\":\"PIN: \",\"password\":true}", secret.content().toString());
        assertEquals("{\"prompt\":\"name: \",\"password\":false}", open.content().toString());
        assertEquals("4Ada", talk.hear(request).result());
    }

    @Test
    void inputIsRefusedWhereNobodyCanBeAsked() throws Exception {
        Heard heard = talk.run("System.in.read()");

        assertEquals("error", heard.status());
        assertFalse(heard.error().contains("\n"), heard.error());
    }

    @Test
    void whatAThreadPrintsBelongsToTheCell() throws Exception {
        assertEquals("from afar\n", talk.run("""
                Thread thread = new Thread(() -> System.out.println("from afar"));
                thread.start();
                thread.join();""").printed("stdout"));
    }
}
