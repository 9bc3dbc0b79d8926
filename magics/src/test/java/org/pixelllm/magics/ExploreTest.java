package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.magics.widget.Panel;

class ExploreTest {
    @TempDir
    private static Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private final RecordingHost host = new RecordingHost(folder, Map.of("street", Scene.of(3, 64, 48).picture()));
    private final Page page = new Page(false);

    @BeforeAll
    static void writeModels() {
        TinyModel.write(folder.resolve("tiny"));
        TinyModel.writeJoint(folder.resolve("joint"));
    }

    @BeforeEach
    void loadOne() throws Exception {
        magic.line("load tiny", host);
        host.shown.clear();
        host.conversations = Optional.of(page);
    }

    private Exploration explore(String more) throws Exception {
        return assertInstanceOf(Exploration.class, magic.line("explore street " + more, host));
    }

    private Page.Shown result() {
        return page.find("HTMLModel", "");
    }

    @Test
    void everyPartIsOpenBeforeWhatHoldsItAndTheLastIsShown() throws Exception {
        explore("");

        Set<String> open = new HashSet<>();
        for (Page.Shown widget : page.widgets) {
            var parts = Pattern.compile("IPY_MODEL_(\\w+)").matcher(widget.first.toString());
            assertTrue(parts.results().allMatch(part -> open.contains(part.group(1))), widget.first.toString());
            open.add(widget.id());
        }
        String last = page.widgets.get(page.widgets.size() - 1).id();
        assertEquals("{\"version_major\":2,\"version_minor\":0,\"model_id\":\"" + last + "\"}",
                host.shown.get(0).data().get(Panel.VIEW));
        assertTrue(result().state("value").toString().startsWith("<figure"));
    }

    @Test
    void whereThePanelIsNotSeenAGridSaysSo() throws Exception {
        explore("--box 4,6,30,40");

        Map<String, String> data = host.shown.get(0).data();
        assertTrue(data.get(Bundle.TEXT).startsWith("If you see this, there is no panel here"), data.get(Bundle.TEXT));
        assertEquals(6, data.get(Bundle.HTML).split("<figure", -1).length - 1, "the box, the whole, four quarters");
        assertTrue(data.get(Bundle.HTML).contains("<b>box 32,24,64,48</b>"));
    }

    @Test
    void aBoxOfTheSlidersIsAsked() throws Exception {
        Exploration exploration = explore("");
        assertEquals(Prompt.WHOLE, ((Caption) exploration.value()).prompt());

        page.find("IntRangeSliderModel", "x").enter("value", List.of(4L, 30L));
        assertTrue(result().next("value").toString().contains("looking at 4,0,30,48"));
        assertEquals(Prompt.box(4, 0, 30, 48), ((Caption) exploration.value()).prompt());
        page.find("IntSliderModel", "beams").enter("value", 3L);
        result().next("value");
        assertInstanceOf(List.class, exploration.value());
    }

    @Test
    void eachWayKeepsItsTextAndLetsOnlyBeChangedWhatMatters() throws Exception {
        Exploration exploration = explore("--refer 'the red car'");
        assertEquals("the red car", ((Grounding) exploration.value()).expression());
        Page.Shown text = page.find("TextModel", "text");
        Page.Shown box = page.find("IntRangeSliderModel", "x");
        assertEquals("the red car", text.state("value"));
        assertEquals(true, box.next("disabled"));

        page.find("DropdownModel", "do").enter("index", 0L);
        assertEquals("", text.next("value"));
        assertEquals(false, box.next("disabled"));
        page.find("DropdownModel", "do").enter("index", 1L);
        assertEquals("the red car", text.next("value"));
        text.enter("value", "a tree");
        while (!(exploration.value() instanceof Grounding found && found.expression().equals("a tree"))) {
            result().next("value");
        }
    }

    @Test
    void whatTheModelRefusesIsToldInThePanelWhichGoesOn() throws Exception {
        explore("--refer 'the red car'");
        Page.Shown text = page.find("TextModel", "text");

        text.enter("value", "a <b>zebra</b>");
        String told = result().next("value").toString();
        assertTrue(told.startsWith("<pre") && told.contains("zebra") && told.contains("%pixelllm why"), told);
        assertFalse(told.contains("<b>zebra"), told);
        text.enter("value", "a car");
        assertTrue(result().next("value").toString().startsWith("<figure"));

        page.find("DropdownModel", "do").enter("index", 0L);
        result().next("value");
        page.find("IntRangeSliderModel", "x").enter("value", List.of(9L, 9L));
        assertTrue(result().next("value").toString().contains("a box that holds nothing"));
    }

    @Test
    void anotherModelIsLoadedBesideTheNotebooks() throws Exception {
        Exploration exploration = explore("");
        Object own = exploration.value();
        Page.Shown models = page.find("DropdownModel", "model");
        List<?> names = (List<?>) models.state("_options_labels");
        assertEquals(List.of("this notebook's", "scenes", "joint/", "tiny/"), names);

        models.enter("index", (long) names.indexOf("joint/"));
        result().next("value");
        page.find("DropdownModel", "do").enter("index", 3L);
        result().next("value");
        assertInstanceOf(List.class, exploration.value(), "tiny finds no regions, joint does");
        assertEquals(own, magic.line("caption street", host));
        assertEquals("", host.said(), "no other model was loaded for the notebook");
    }

    @Test
    void whatCannotStandInAWidgetIsIgnored() throws Exception {
        explore("");
        Page.Shown box = page.find("IntRangeSliderModel", "x");
        for (Object value : List.of("1", 5L, List.of(), List.of(1L), List.of("a", "b"), List.of(30L, 4L),
                List.of(-1L, 4L), List.of(0L, 65L), List.of(0.5, 9L), Map.of("a", 1L), List.of(1L, 2L, 3L))) {
            box.enter("value", value);
        }
        box.enter("min", -5L);
        box.tell(Map.of("method", "update", "state", "none"));
        box.tell(Map.of("method", List.of()));
        box.tell(Map.of());
        page.find("DropdownModel", "do").enter("index", 4L);
        page.find("DropdownModel", "do").enter("index", Double.NaN);
        page.find("TextModel", "text").enter("value", "x".repeat(1_000_000));
        result().enter("value", "<script>");

        box.heard.clear();
        box.tell(Map.of("method", "request_state"));
        assertEquals(List.of(0, 64), box.next("value"));
        assertTrue(result().heard.isEmpty(), "nothing was asked");
    }

    @Test
    void whoComesLaterGetsTheWholeState() throws Exception {
        explore("");
        page.find("IntRangeSliderModel", "y").enter("value", List.of(8L, 40L));
        Object html = result().next("value");

        Page.Shown control = page.call("jupyter.widget.control");
        control.tell(Map.of("method", "request_states"));
        Map<?, ?> states = (Map<?, ?>) control.heard.remove().get("states");
        assertEquals(page.widgets.size(), states.size());
        Map<?, ?> told = (Map<?, ?>) states.get(result().id());
        assertEquals("HTMLModel", told.get("model_name"));
        assertEquals(html, ((Map<?, ?>) told.get("state")).get("value"));
    }

    @Test
    void otherWindowsHearWhatOneChanges() throws Exception {
        explore("");
        Page.Shown box = page.find("IntRangeSliderModel", "x");
        box.enter("value", List.of(1L, 9L));
        assertEquals(
                Map.of("method", "echo_update", "state", Map.of("value", List.of(1, 9)), "buffer_paths", List.of()),
                box.heard.remove());
    }

    @Test
    void aPanelThatIsClosedInThePageEnds() throws Exception {
        explore("");
        page.widgets.get(page.widgets.size() - 1).end();

        assertTrue(page.widgets.stream().allMatch(widget -> widget.isClosed));
        Page.Shown control = page.call("jupyter.widget.control");
        control.tell(Map.of("method", "request_states"));
        assertEquals(Map.of(), control.heard.remove().get("states"));
    }

    @Test
    void aFirstQuestionThatIsWrongOpensNothing() {
        assertThrows(MagicException.class, () -> explore("--refer 'the zebra'"));
        assertThrows(MagicException.class, () -> explore("--box 0,0,400,400"));
        assertEquals(List.of(), page.widgets);
    }

    @Test
    void withoutWidgetsTheGridIsAll() throws Exception {
        PixelLlmMagic fresh = new PixelLlmMagic();
        fresh.line("load tiny", host);
        host.conversations = Optional.of(new Page(true));
        fresh.line("explore street", host);
        host.conversations = Optional.empty();
        fresh.line("explore street", host);

        assertTrue(text(1).startsWith("There is no panel here: this page has the Jupyter widgets of ipywidgets 6"),
                text(1));
        assertTrue(text(2).startsWith("There is no panel here: this kernel cannot talk with Jupyter widgets"), text(2));
        assertFalse(host.shown.get(2).data().containsKey(Panel.VIEW));
    }

    private String text(int shown) {
        return host.shown.get(shown).data().get(Bundle.TEXT);
    }
}
