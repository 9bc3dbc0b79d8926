package org.pixelllm.magics.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.magics.TinyModel;

class IJavaTest {
    @TempDir
    private static Path folder;
    private final Notebook kernel = new Notebook();
    private final Magics magics = new Magics();

    /** IJava's base library with a magics registry, as IJava itself has it; remembers what it shows. */
    private static final class Notebook extends BaseKernel {
        final List<DisplayData> shown = new ArrayList<>();

        @Override
        public void display(DisplayData data) {
            shown.add(data);
        }

        @Override
        public DisplayData eval(String cell) {
            return null;
        }

        @Override
        public LanguageInfo getLanguageInfo() { return null; }
    }

    @BeforeAll
    static void writeAModel() {
        TinyModel.write(folder.resolve("tiny"));
    }

    @BeforeEach
    void installAndLoad() throws Exception {
        new IJavaBridge(kernel).register(magics);
        run("%pixelllm load '" + folder.resolve("tiny") + "'", "load", "'" + folder.resolve("tiny") + "'");
        kernel.shown.clear();
    }

    @Test
    void aLineShowsItsPictureAndReturnsNothingThatNobodyTakes() throws Exception {
        assertNull(run("%pixelllm caption scenes:3@64", "caption", "scenes:3@64"));

        DisplayData shown = kernel.shown.get(0);
        assertTrue(shown.hasDataForType(MIMEType.TEXT_HTML) && shown.hasDataForType(MIMEType.IMAGE_PNG));
        assertTrue(shown.hasDisplayId());
    }

    @Test
    void aTakenValueIsReturnedAndShown() throws Exception {
        assertInstanceOf(Caption.class, run("var c = %pixelllm caption scenes:3@64", "caption", "scenes:3@64"));
        assertEquals(1, kernel.shown.size());
    }

    @Test
    void aCellThatEndsWithACaptionShowsItsPicture() throws Exception {
        Object caption = run("var c = %pixelllm caption scenes:3@64", "caption", "scenes:3@64");

        DisplayData rendered = kernel.getRenderer().render(caption);
        assertTrue(rendered.hasDataForType(MIMEType.TEXT_HTML));
        assertEquals(kernel.shown.get(0).getData(MIMEType.TEXT_PLAIN), rendered.getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void valuesThatAreNotOursAreShownAsBefore() {
        assertEquals("[1, 2]", kernel.getRenderer().render(List.of(1, 2)).getData(MIMEType.TEXT_PLAIN));
    }

    @Test
    void aWholeCellRunsItsLinesAndKeepsTheirValues() throws Exception {
        type("%%pixelllm caption\nscenes:3@64\nscenes:4@64");
        assertNull(magics.applyCellMagic("pixelllm", List.of("caption"), "scenes:3@64\nscenes:4@64"));

        List<Caption> captions = Plugin.last();
        assertEquals(2, captions.size());
        assertEquals(1 + 2, kernel.shown.size(), "progress, and two pictures");
    }

    @Test
    void aMistakeIsToldWithoutFrames() {
        Problem told = assertThrows(Problem.class, () -> run("%pixelllm caption 'no such.jpg'", "caption", "'no",
                "such.jpg'"));

        assertTrue(told.getMessage().startsWith("%pixelllm could not find the picture \"no such.jpg\""),
                told.getMessage());
        assertEquals(0, told.getStackTrace().length);
    }

    private Object run(String cell, String... arguments) throws Exception {
        type(cell);
        return magics.applyLineMagic("pixelllm", List.of(arguments));
    }

    /** Lets the kernel hold a cell as if a front end had sent it. */
    private void type(String cell) {
        kernel.getCommManager().setMessageContext(new Message<>(new Header<>(ExecuteRequest.MESSAGE_TYPE),
                new ExecuteRequest(cell, false, true, Map.of(), false, true)));
    }
}
