package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

class CommTest extends WithKernel {
    @BeforeAll
    static void importIt() throws Exception {
        talk.run("import org.pixelllm.kernel.cell.Comm;");
    }

    private static List<Message> tell(String type, JsonObject content, byte[]... buffers) throws InterruptedException {
        return talk.listen(talk.client.tell(type, content, List.of(buffers)));
    }

    private static Message only(String type, List<Message> said) {
        List<Message> found = said.stream().filter(message -> message.type().equals(type)).toList();
        assertEquals(1, found.size(), said.toString());
        return found.get(0);
    }

    @Test
    void aCellOpensSpeaksAndCloses() throws Exception {
        List<Message> said = talk.run("""
                var news = new Comm.News(Map.of("state", Map.of("on", true)), Map.of("version", "2.1.0"), List.of());
                Comm opened = Comm.open("jupyter.widget", news);
                opened.send(Comm.News.of(Map.of("n", 3), new byte[]{7, 8}));""").said();

        Message open = only("comm_open", said);
        String id = Json.text(open.content(), "comm_id", "");
        assertEquals("jupyter.widget", Json.text(open.content(), "target_name", ""));
        assertEquals("{\"state\":{\"on\":true}}", Json.child(open.content(), "data").toString());
        assertEquals("2.1.0", Json.text(open.metadata(), "version", ""));
        assertArrayEquals(new byte[]{7, 8}, only("comm_msg", said).buffers().get(0));
        JsonObject all = Json.child(talk.ask("comm_info_request", "target_name", "jupyter.widget"), "comms");
        assertEquals("jupyter.widget", Json.text(Json.child(all, id), "target_name", ""));
        assertEquals("{}", Json.child(talk.ask("comm_info_request", "target_name", "other"), "comms").toString());

        only("comm_close", talk.run("opened.close();").said());
        assertEquals("error", talk.run("opened.send(Comm.News.of(Map.of()));").status());
    }

    @Test
    void whatTheFrontEndSaysIsHeardWithItsBuffersAndAnswered() throws Exception {
        talk.run("""
                Comm.answer("sum", (comm, first) -> comm.onMessage(news -> {
                    System.out.println("heard " + news.data());
                    comm.send(Comm.News.of(Map.of("sum", news.buffers().get(0)[0] + news.buffers().get(1)[0])));
                }).onClose(last -> System.out.println("over")));""");
        tell("comm_open", Json.object("comm_id", "c1", "target_name", "sum", "data", Map.of()));
        List<Message> said = tell("comm_msg", Json.object("comm_id", "c1", "data", Map.of("n", 2, "x", 0.5)),
                new byte[]{3}, new byte[]{4});

        assertEquals("{\"sum\":7}", Json.child(only("comm_msg", said).content(), "data").toString());
        String printed = Json.text(only("stream", said).content(), "text", "");
        assertTrue(printed.contains("n=2") && printed.contains("x=0.5"), printed);
        only("stream", tell("comm_close", Json.object("comm_id", "c1", "data", Map.of())));
        assertEquals(2, tell("comm_msg", Json.object("comm_id", "c1", "data", Map.of())).size());
    }

    @Test
    void aConversationThatNobodyAnswersIsClosedAtOnce() throws Exception {
        List<Message> said = tell("comm_open", Json.object("comm_id", "c2", "target_name", "nobody"));

        assertEquals("c2", Json.text(only("comm_close", said).content(), "comm_id", ""));
    }

    @Test
    void whatAListenerThrowsIsShownAndTheKernelGoesOn() throws Exception {
        talk.run("Comm.answer(\"bad\", (comm, first) -> { throw new IllegalStateException(\"no luck\"); });");
        List<Message> said = tell("comm_open", Json.object("comm_id", "c3", "target_name", "bad"));

        assertTrue(Json.text(only("stream", said).content(), "text", "").contains("no luck"));
        assertEquals("2", talk.run("1 + 1").result());
    }

    @Test
    void whatIsSaidBehindAFailedCellIsHeardAllTheSame() throws Exception {
        var failing = talk.send("throw new RuntimeException();", Map.of());
        var open = talk.client.tell("comm_open", Json.object("comm_id", "c4", "target_name", "nobody"), List.of());
        assertEquals("error", talk.hear(failing).status());

        only("comm_close", talk.listen(open));
    }
}
