package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Explanation;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

/** Asks a model that has learned nothing; its LoRA is fresh. */
class ExplainTest {
    @TempDir
    private static Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private final RecordingHost host = new RecordingHost(folder, Map.of("street", Scene.of(3, 64, 48).picture()));

    @BeforeAll
    static void writeAModel() {
        TinyModel.write(folder.resolve("tiny"));
    }

    @BeforeEach
    void loadIt() throws Exception {
        magic.line("load tiny", host);
        host.shown.clear();
    }

    @Test
    void anExplanationIsShownInAllFormsAndReturned() throws Exception {
        Explanation explanation = assertInstanceOf(Explanation.class, magic.line("explain street", host));
        Caption caption = assertInstanceOf(Caption.class, magic.line("caption street", host));

        assertEquals(caption, explanation.caption());
        Map<String, String> shown = host.shown.get(0).data();
        assertTrue(shown.get(Bundle.TEXT).startsWith(caption.text() + "\n"), shown.get(Bundle.TEXT));
        assertTrue(shown.get(Bundle.TEXT).contains("LoRA changes encoder 0 attention query by 0.0 %"),
                shown.get(Bundle.TEXT));
        assertTrue(shown.get(Bundle.HTML).startsWith("<figure"));
        assertTrue(shown.containsKey(Bundle.PNG));
        assertEquals(shown.get(Bundle.HTML), new Shown().render(explanation).orElseThrow().data().get(Bundle.HTML));
    }

    @Test
    void aBoxIsComparedWithAnotherAndWithItself() throws Exception {
        var same = (Explanation) magic.line("explain street --box 5,5,30,30 --against 5,5,30,30", host);
        var other = (Explanation) magic.line("explain street --box 5,5,30,30 --against 35,20,60,40", host);

        assertEquals(1, same.similarity().orElseThrow().mean(), 1e-5);
        assertTrue(other.similarity().orElseThrow().mean() < 1);
        assertTrue(host.shown.get(0).data().get(Bundle.TEXT).contains("mean cosine 1.00"));
    }

    @Test
    void jsonHoldsTheAttentionOfEveryWord() throws Exception {
        var explanation = (Explanation) magic.line("explain street --json", host);

        JsonObject told = JsonParser.parseString(host.shown.get(0).data().get(Bundle.TEXT)).getAsJsonObject();
        assertEquals(explanation.caption().text(), told.get("caption").getAsString());
        assertEquals(explanation.words().size(), told.getAsJsonArray("words").size());
        told.getAsJsonArray("words").forEach(word -> {
            JsonObject heat = word.getAsJsonObject().getAsJsonObject("heat");
            assertEquals(heat.get("rows").getAsInt() * heat.get("columns").getAsInt(),
                    heat.getAsJsonArray("shares").size());
        });
        assertEquals(9, told.getAsJsonArray("stages").size());
        assertEquals(6, told.getAsJsonArray("lora").size());
    }

    @Test
    void aPageAndAPictureAreSaved() throws Exception {
        magic.line("explain street --save inside.html", host);
        magic.line("explain street --save inside.png", host);

        assertTrue(Files.readString(folder.resolve("inside.html")).startsWith("<!DOCTYPE html>"));
        assertArrayEquals(new byte[]{(byte) 0x89, 'P', 'N', 'G'},
                Arrays.copyOf(Files.readAllBytes(folder.resolve("inside.png")), 4));
        assertTrue(host.said().contains("Saved inside.png"), host.said());
    }

    @Test
    void whatCannotWorkIsRefusedWithWhatWould() {
        assertTold("explain street --save inside.csv", "--save inside.html");
        assertTold("explain street --save nowhere/inside.html", "there is no folder");
        assertTold("explain street --box 1,2,3,4 --point 3,4", "explain street --box 1,2,3,4");
        assertTold("explain street --box 0,0,900,20", "outside the picture");
        assertTold("explain street --against 0,0,900,20", "outside the picture");
        assertTold("explain street --lora none.safetensors", "none.safetensors");
    }

    private void assertTold(String line, String says) {
        String told = assertThrows(MagicException.class, () -> magic.line(line, host)).getMessage();
        assertTrue(told.contains(says), told);
    }
}
