package org.pixelllm.magics.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.magics.TinyModel;

class JJavaTest {
    @TempDir
    private static Path folder;
    private static JShell shell;
    private final Notebook kernel = new Notebook();

    /** JJava's kernel without its sockets; remembers what it shows. */
    private static final class Notebook extends BaseKernel {
        final List<DisplayData> shown = new ArrayList<>();

        Notebook() {
            super("JJava", "test", null, List.of(), null, new JupyterIO(StandardCharsets.UTF_8), new CommManager(),
                    new Renderer(), new MagicParser("(?<=(?:^|=))\\s*%", "%%", null), new MagicsRegistry(), true,
                    new StringStyler.Builder().build());
        }

        @Override
        public void display(DisplayData data) {
            shown.add(data);
        }

        @SuppressWarnings("unused") // as the kernel has it, which is not published
        public JShell getJShell() { return shell; }

        /** Knows the value of one variable. */
        @Override
        public Object evalRaw(String variable) {
            return Map.of("street", "scenes:3@64").get(variable);
        }

        @Override
        public DisplayData inspect(String cell, int at, boolean more) {
            return null;
        }

        @Override
        public ReplacementOptions complete(String cell, int at) {
            return null;
        }

        @Override
        public String isComplete(String cell) {
            return IS_COMPLETE_YES;
        }
    }

    @BeforeAll
    static void declareAVariable() {
        shell = JShell.builder().executionEngine("local").build();
        shell.eval("String street = \"scenes:3@64\";");
        TinyModel.write(folder.resolve("tiny"));
    }

    @AfterAll
    static void closeTheShell() {
        shell.close();
    }

    @BeforeEach
    void startAndLoad() throws Exception {
        kernel.onStartup();
        run("%pixelllm load '" + folder.resolve("tiny") + "'", "load", "'" + folder.resolve("tiny") + "'");
        kernel.shown.clear();
    }

    @AfterEach
    void stop() {
        kernel.onShutdown(false);
    }

    @Test
    void theKernelFindsTheMagicByItself() {
        assertEquals(Set.of("pixelllm"), kernel.getMagicsRegistry().getLineMagicNames());
        assertEquals(Set.of("pixelllm"), kernel.getMagicsRegistry().getCellMagicNames());
    }

    @Test
    void aResultIsShownOnceAlthoughTheKernelShowsValuesToo() throws Exception {
        assertNull(run("%pixelllm caption scenes:3@64", "caption", "scenes:3@64"));

        DisplayData shown = kernel.shown.get(0);
        assertTrue(shown.hasDataForType(MIMEType.TEXT_HTML) && shown.hasDataForType(MIMEType.IMAGE_PNG));
        assertEquals(1, kernel.shown.size());
    }

    @Test
    void aTakenValueIsReturnedAndRenderedAsItWasShown() throws Exception {
        Object caption = run("var c = %pixelllm caption scenes:3@64", "caption", "scenes:3@64");

        assertInstanceOf(Caption.class, caption);
        DisplayData rendered = kernel.getRenderer().render(caption);
        assertEquals(kernel.shown.get(0).getData(MIMEType.TEXT_HTML), rendered.getData(MIMEType.TEXT_HTML));
    }

    @Test
    void aVariableOfTheNotebookIsAPicture() throws Exception {
        assertInstanceOf(Caption.class, run("var c = %pixelllm caption street", "caption", "street"));
    }

    @Test
    void theFirstLineOfACellIsReadAsItWasTyped() throws Exception {
        type("%%pixelllm refer street\nthe red car\nthe tree");
        kernel.getMagicsRegistry().evalCellMagic(kernel, "pixelllm", List.of("refer", "street"),
                "the red car\nthe tree");

        assertEquals(2, Plugin.<List<?>>last().size());
    }

    private Object run(String cell, String... arguments) throws Exception {
        type(cell);
        return kernel.getMagicsRegistry().evalLineMagic(kernel, "pixelllm", List.of(arguments));
    }

    /** Lets the kernel hold a cell as if a front end had sent it. */
    private void type(String cell) {
        kernel.getCommManager().setMessageContext(new Message<>(new Header<>(ExecuteRequest.MESSAGE_TYPE),
                new ExecuteRequest(cell, false, true, Map.of(), false, true)));
    }
}
