package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixelllm.kernel.wire.Json;

class AssistTest extends WithKernel {
    private static JsonObject complete(String code) throws InterruptedException {
        return talk.ask("complete_request", "code", code, "cursor_pos", code.codePointCount(0, code.length()));
    }

    private static String inspect(String code) throws InterruptedException {
        return inspect(code, 0);
    }

    private static String inspect(String code, int detail) throws InterruptedException {
        JsonObject reply = talk.ask("inspect_request", "code", code, "cursor_pos", code.length(), "detail_level",
                detail);
        return Json.text(Json.child(reply, "data"), "text/plain", "nothing");
    }

    @Test
    void javaIsCompleted() throws Exception {
        JsonObject reply = complete("Math.ma");

        assertEquals(List.of("max("), Talk.texts(reply, "matches"));
        assertEquals(5, Json.number(reply, "cursor_start", -1));
        assertEquals(7, Json.number(reply, "cursor_end", -1));
    }

    @Test
    void aVariableOfTheSameCellIsKnown() throws Exception {
        assertEquals(List.of("length()"), Talk.texts(complete("String s = \"😀\";\ns.leng"), "matches"));
    }

    @Test
    void positionsCountCharactersAsPeopleDo() throws Exception {
        assertEquals(10, Json.number(complete("\"😀\"; Math.ma"), "cursor_start", -1));
    }

    @Test
    void magicsAndTheirArgumentsAreCompleted() throws Exception {
        assertEquals(List.of("echo"), Talk.texts(complete("%ec"), "matches"));
        JsonObject reply = complete("int a = 1;\n%echo he");

        assertEquals(List.of("hello", "help"), Talk.texts(reply, "matches"));
        assertEquals(17, Json.number(reply, "cursor_start", -1));
    }

    @Test
    void completionAnswersWhileACellRuns() throws Exception {
        var running = talk.send("System.out.println(\"begun\"); while (true) { }", Map.of());
        talk.awaitPrinted("begun");

        var question = talk.client.request("complete_request", Json.object("code", "Math.mi", "cursor_pos", 7));
        assertEquals(List.of("min("), Talk.texts(talk.replyTo(question), "matches"));

        talk.client.urge("interrupt_request", new JsonObject());
        assertEquals("error", talk.hear(running).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"int x = 3;|complete", "1 + 1|complete", "for (;;) {|incomplete",
        "int = 3 3;|invalid", "%echo anything|complete", "foo(|incomplete", "int a = 1; for (;;) {|incomplete",
        "String t = \"a\"; t.length()|complete", "later(1)|complete", "int x = ;|invalid", ") 1|invalid",
        "// a comment|complete", "import later.Later;|complete"})
    void enterKnowsWhatToDo(String code, String state) throws Exception {
        assertEquals(state, Json.text(talk.ask("is_complete_request", "code", code), "status", ""));
    }

    @Test
    void inspectionFindsMethodsVariablesAndMagics() throws Exception {
        talk.run("int answer = 42;");

        assertTrue(inspect("Math.max").contains("int Math.max(int a, int b)"));
        assertTrue(inspect("\"text\".length()").contains("int String.length()"));
        assertTrue(inspect("answer").contains("= 42"));
        assertTrue(inspect("%echo").contains("says it again"));
        assertEquals("\"one two\" at 7", inspect("%echo one two"), "a magic is told where the cursor stands");
        assertEquals("nothing", inspect("nonsense_at_all"));
    }

    @Test
    void inspectionShowsTheCellsOwnCommentAndWithDetailsItsSource() throws Exception {
        talk.run("""
                int other = 1;
                /**
                 * Halves a {@code number}.
                 *
                 * <p>Rounds down.
                 */
                int half(int number) {
                    return number >> 1;
                }""");

        assertEquals("int half(int number)\n\nHalves a number.", inspect("half"));
        assertTrue(inspect("half(", 1).startsWith("int half(int number)\n\nHalves a number.\n\nRounds down.\n\n"
                + "source:\nint half(int number) {\n    return number >> 1;\n}"), inspect("half(", 1));
        assertTrue(inspect("other", 1).endsWith("other = 1\n\nsource:\nint other = 1;"), inspect("other", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Math.max?|int Math.max(int a, int b)", "?Math.max|int Math.max(int a, int b)",
        "%echo?|says it again", "asked??|source:", "nonsense?|nothing is known of nonsense"})
    void aQuestionMarkOpensAPage(String code, String text) throws Exception {
        talk.run("int asked = 1;");
        JsonObject reply = talk.run(code).reply();

        JsonObject page = Json.array(reply, "payload").get(0).getAsJsonObject();
        assertEquals("page", Json.text(page, "source", ""));
        assertTrue(Json.text(Json.child(page, "data"), "text/plain", "").contains(text), page.toString());
    }

    @Test
    void aQuestionToAMagicIsNoPage() throws Exception {
        assertEquals(List.of("shown where is it?"), talk.run("%echo where is it?").shown());
    }

    @Test
    void everyReplyHasAStatus() throws Exception {
        for (String type : List.of("kernel_info_request", "history_request", "comm_info_request", "complete_request",
                "inspect_request", "is_complete_request", "nonsense_request")) {
            assertTrue(talk.ask(type, "code", "1", "cursor_pos", 1).has("status"), type);
        }
    }

    @ParameterizedTest
    @CsvSource({"debug_request,no debugger", "create_subshell_request,no subshells"})
    void whatThereIsNotIsRefusedInWords(String type, String words) throws Exception {
        JsonObject reply = talk.ask(type);

        assertEquals("error", Json.text(reply, "status", ""));
        assertTrue(Json.text(reply, "evalue", "").contains(words), reply.toString());
    }

    @Test
    void kernelInfoNamesJavaAndTheProtocol() throws Exception {
        JsonObject info = talk.ask("kernel_info_request");

        assertEquals("java", Json.text(Json.child(info, "language_info"), "name", ""));
        assertEquals("5.4", Json.text(info, "protocol_version", ""));
    }
}
