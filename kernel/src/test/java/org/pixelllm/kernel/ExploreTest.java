package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/** The panel of {@code explore}, message by message, as a page with widgets speaks with the kernel. */
class ExploreTest extends WithKernel {
    private static List<JsonObject> opened;
    private static JsonObject shown;

    @BeforeAll
    static void openAPanel() throws Exception {
        var heard = talk.run("Object panel = %pixelllm explore scenes:27@128");
        assertEquals("ok", heard.status(), heard::error);
        opened = heard.all("comm_open");
        shown = Json.child(heard.all("display_data").get(0), "data");
    }

    private static JsonObject state(JsonObject open) {
        return Json.child(Json.child(open, "data"), "state");
    }

    private static String id(String model, String label) {
        return opened.stream().filter(open -> Json.text(state(open), "_model_name", "").equals(model)
                && (label.isEmpty() || Json.text(state(open), "description", "").equals(label)))
                .map(open -> Json.text(open, "comm_id", "")).findFirst().orElseThrow();
    }

    private static Message tell(String comm, Object data) {
        return talk.client.tell("comm_msg", Json.object("comm_id", comm, "data", data), List.of());
    }

    private static void enter(String comm, String name, Object value) {
        tell(comm, Map.of("method", "update", "state", Map.of(name, value)));
    }

    /** Waits for what is said in a conversation by a method. */
    private static JsonObject said(String comm, String method) throws InterruptedException {
        while (true) {
            Message message = talk.client.broadcast(Talk.PATIENCE).orElseThrow();
            JsonObject data = Json.child(message.content(), "data");
            if (Json.text(message.content(), "comm_id", "").equals(comm)
                    && Json.text(data, "method", "").equals(method)) {
                return data;
            }
        }
    }

    private static String redrawn() throws InterruptedException {
        return Json.text(Json.child(said(id("HTMLModel", ""), "update"), "state"), "value", "");
    }

    @Test
    void aPanelIsShownWithItsWidgetsAndAGridInItsPlace() {
        String root = Json.text(Json.child(shown, "application/vnd.jupyter.widget-view+json"), "model_id", "");
        assertEquals(Json.text(opened.get(opened.size() - 1), "comm_id", ""), root);
        assertTrue(Json.text(shown, "text/plain", "").startsWith("If you see this"));
        assertTrue(Json.text(shown, "text/html", "").contains("<figure"));
    }

    @Test
    void aChangeRedrawsAlsoAfterMistakesAndFromNowOnTheNotebookKnowsIt() throws Exception {
        enter(id("DropdownModel", "do"), "index", 1);
        assertTrue(redrawn().contains("got an empty expression"));
        enter(id("TextModel", "text"), "value", "the zebra");
        assertTrue(redrawn().contains("zebra"));
        enter(id("TextModel", "text"), "value", "the house");
        assertTrue(redrawn().contains("found at"));
        assertEquals("Grounding",
                talk.run("((org.pixelllm.magics.Exploration) panel).value().getClass().getSimpleName()")
                        .result().replace("\"", ""));
        enter(id("DropdownModel", "do"), "index", 0);
        redrawn();
    }

    @Test
    void aPageThatIsLoadedAnewGetsAllItsWidgets() throws Exception {
        enter(id("IntRangeSliderModel", "x"), "value", List.of(10, 90));
        String now = redrawn();
        JsonObject all = Json.child(talk.ask("comm_info_request", "target_name", "jupyter.widget"), "comms");
        opened.forEach(open -> assertTrue(all.has(Json.text(open, "comm_id", ""))));

        talk.client.tell("comm_open", Json.object("comm_id", "page", "target_name", "jupyter.widget.control"),
                List.of());
        tell("page", Map.of("method", "request_states"));
        JsonObject states = Json.child(said("page", "update_states"), "states");
        assertEquals(opened.size(), states.size());
        JsonObject html = Json.child(states, id("HTMLModel", ""));
        assertEquals("HTMLModel", Json.text(html, "model_name", ""));
        assertEquals(now, Json.text(Json.child(html, "state"), "value", ""));

        tell(id("IntRangeSliderModel", "x"), Map.of("method", "request_state"));
        JsonObject one = Json.child(said(id("IntRangeSliderModel", "x"), "update"), "state");
        assertEquals("[10,90]", one.get("value").toString());
        assertEquals("IntRangeSliderView", Json.text(one, "_view_name", ""));
        enter(id("IntRangeSliderModel", "x"), "value", List.of(0, 128));
        redrawn();
    }

    @Test
    void aPanelIsRedrawnWhileACellRunsTheModel() throws Exception {
        Message cell = talk.send("for (int i = 0; i < 20; i++) { %pixelllm caption scenes:5@128 --beams 4 \n }",
                Map.of());
        Message change = tell(id("IntSliderModel", "beams"), Map.of("method", "update", "state", Map.of("value", 2)));
        Message next = talk.send("%pixelllm caption scenes:6@128", Map.of());
        assertEquals("ok", talk.hear(cell).status());
        talk.listen(change);
        assertEquals("ok", talk.hear(next).status());
    }

    @Test
    void whatMakesNoSenseIsIgnoredAndTheKernelLives() throws Exception {
        List<Object> values = new ArrayList<>(List.of(3, -1, true, "x", "y".repeat(1_000_000), List.of(),
                List.of(1, List.of(2)), List.of(90, 10), List.of(1e300, 1e301), Map.of("a", Map.of("b", 1)), 1e18));
        for (JsonObject open : opened) {
            String comm = Json.text(open, "comm_id", "");
            values.stream().filter(value -> !value.equals(3)).forEach(value -> enter(comm, "nothing", value));
            tell(comm, "text");
            tell(comm, List.of(1));
            tell(comm, Map.of("method", 7, "state", List.of()));
            tell(comm, Map.of("method", "update"));
        }
        values.forEach(value -> enter(id("IntRangeSliderModel", "y"), "value", value));
        values.forEach(value -> enter("no such conversation", "value", value));
        talk.client.tell("comm_open", Json.object("comm_id", 5, "target_name", List.of(), "data", 1), List.of());
        talk.client.tell("comm_close", Json.object(), List.of());

        tell(id("IntRangeSliderModel", "y"), Map.of("method", "request_state"));
        JsonObject one = Json.child(said(id("IntRangeSliderModel", "y"), "update"), "state");
        assertEquals("[0,128]", one.get("value").toString());
        assertEquals("2", talk.run("1 + 1").result());
    }
}
