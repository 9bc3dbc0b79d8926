package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.MagicException;
import org.pixelllm.magics.spi.Renderer;

class MagicTest {
    @TempDir
    private static Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private final RecordingHost host = new RecordingHost(folder,
            Map.of("street", Scene.of(3, 64, 48).picture(), "many", scenes(24)));

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
    void kernelsFindTheMagicByItsService() {
        List<String> found = ServiceLoader.load(Magic.class).stream().map(each -> each.get().name()).toList();
        assertEquals(List.of("pixelllm"), found);
    }

    @Test
    void loadReturnsTheModelAndSaysHowLargeItIs() throws Exception {
        PixelLlm model = assertInstanceOf(PixelLlm.class, magic.line("load tiny", host));
        assertTrue(model.parameters() > 1000);
        assertTrue(text(0).startsWith("Loaded \"tiny\": 0.1 million parameters"), text(0));
    }

    @Test
    void captionReturnsAValueAndShowsEveryForm() throws Exception {
        Caption caption = assertInstanceOf(Caption.class, magic.line("caption street", host));
        Map<String, String> data = host.shown.get(0).data();
        assertEquals(List.of("image/png", "text/html", "text/plain"), data.keySet().stream().sorted().toList());
        assertTrue(data.get(Bundle.TEXT).startsWith(caption.text()));
        assertTrue(data.get(Bundle.HTML).startsWith("<figure"));
        byte[] signature = Arrays.copyOf(Base64.getDecoder().decode(data.get(Bundle.PNG)), 4);
        assertArrayEquals(new byte[]{(byte) 0x89, 'P', 'N', 'G'}, signature);
    }

    @Test
    void aCellThatEndsWithAResultShowsItsPictureAgain() throws Exception {
        Object caption = magic.line("caption street", host);
        Renderer renderer = ServiceLoader.load(Renderer.class).findFirst().orElseThrow();

        assertEquals(Optional.of(host.shown.get(0)), renderer.render(caption));
        assertEquals(Optional.empty(), renderer.render("nothing that was shown"));
    }

    @Test
    void aBoxOrPointsTellWhereToLook() throws Exception {
        Caption boxed = (Caption) magic.line("caption street --box 4,6,30,40", host);
        assertEquals(Prompt.box(4, 6, 30, 40), boxed.prompt());
        Caption pointed = (Caption) magic.line("caption --point 4,6 --point 30,40 street", host);
        assertEquals(2, assertInstanceOf(Prompt.AtPoints.class, pointed.prompt()).points().size());
    }

    @Test
    void severalPicturesReturnAListAndShowTheirProgress() throws Exception {
        List<?> captions = assertInstanceOf(List.class, magic.line("caption street scenes:1@64 scenes:2@64", host));
        assertEquals(3, captions.size());
        assertTrue(text(0).startsWith("captioning 1 of 3  street"), text(0));
        String last = host.updates.get(host.updates.size() - 1).data().get(Bundle.TEXT);
        assertTrue(last.startsWith("captioned 3 pictures in "), last);
    }

    @Test
    void manyPicturesShowTheFirstTwentyAndReturnAll() throws Exception {
        assertEquals(24, ((List<?>) magic.line("caption many", host)).size());
        assertEquals(2, host.shown.size(), "the progress and one gallery");
        assertEquals(20, host.shown.get(1).data().get(Bundle.HTML).split("<figure", -1).length - 1);
        String last = host.updates.get(host.updates.size() - 1).data().get(Bundle.TEXT);
        assertTrue(last.startsWith("captioned 24 pictures, the first 20 shown, in "), last);
    }

    @Test
    void anInterruptEndsBetweenPicturesAndKeepsTheModel() throws Exception {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> magic.line("caption many", host));
        assertInstanceOf(Caption.class, magic.line("caption street", host));
        assertEquals("", host.said(), "no other model was loaded");
    }

    @Test
    void referReturnsTheBoxOfWhatIsMeant() throws Exception {
        Grounding car = assertInstanceOf(Grounding.class, magic.line("refer street the red car", host));
        assertEquals("the red car", car.expression());
        assertEquals(3, car.words().size());
        assertTrue(text(0).startsWith("the red car\nbox  " + car.box().compact()), text(0));
    }

    @Test
    void locatePlacesEveryWordOfACaption() throws Exception {
        Caption caption = (Caption) magic.line("locate street 'a red car'", host);
        assertEquals(List.of("a", "red", "car"), caption.words().stream().map(word -> word.text()).toList());
    }

    @Test
    void jsonHoldsEveryWordWithItsPlace() throws Exception {
        magic.line("locate street a red car --json", host);
        JsonObject json = JsonParser.parseString(text(0)).getAsJsonObject();
        assertEquals("street", json.get("picture").getAsString());
        assertEquals(64, json.get("width").getAsInt());
        JsonObject car = json.getAsJsonArray("words").get(2).getAsJsonObject();
        assertEquals("car", car.get("text").getAsString());
        assertEquals(2, car.getAsJsonArray("place").size());
    }

    @Test
    void aResultIsSavedInTheFormOfItsName() throws Exception {
        for (String form : List.of("html", "png", "svg")) {
            magic.line("refer street the car --save \"my car." + form + "\"", host);
        }
        String html = Files.readString(folder.resolve("my car.html"), StandardCharsets.UTF_8);
        assertTrue(html.startsWith("<!DOCTYPE html>") && html.contains("<figure"), html);
        assertTrue(Files.readString(folder.resolve("my car.svg")).startsWith("<svg "));
        assertEquals('P', Files.readAllBytes(folder.resolve("my car.png"))[1]);
    }

    @Test
    void aCellSavesAllItsLinesToOnePage() throws Exception {
        List<?> captions = (List<?>) magic.cell("caption --save all.html", "street\nscenes:1@64 0,0,20,20\n", host);
        assertEquals(Prompt.box(0, 0, 20, 20), ((Caption) captions.get(1)).prompt());
        assertEquals(3, Files.readString(folder.resolve("all.html")).split("<figure", -1).length);
    }

    @Test
    void aCellRefersToAnExpressionALine() throws Exception {
        List<?> found = (List<?>) magic.cell("refer street", "the red car\n\n# a comment\nthe tree", host);
        assertEquals("[the red car, the tree]",
                found.stream().map(each -> ((Grounding) each).expression()).collect(Collectors.toList()).toString());
    }

    @Test
    void aFailedLoadLeavesTheModelThatWas() throws Exception {
        Object before = magic.line("caption street", host);
        assertThrows(MagicException.class, () -> magic.line("load nowhere", host));
        assertEquals(before, magic.line("caption street", host));
        assertEquals("", host.said(), "no other model was loaded");
    }

    @Test
    void theSameValueComesFromTheLibraryAndTheMagic() throws Exception {
        PixelLlm model = (PixelLlm) magic.line("load tiny", host);
        Caption own = model.caption(Scene.of(3, 64, 48).picture(), Prompt.WHOLE, "");
        assertEquals(own, magic.line("caption street", host));
        assertSame(Prompt.WHOLE, own.prompt());
    }

    private String text(int shown) {
        return host.shown.get(shown).data().get(Bundle.TEXT);
    }

    private static List<Object> scenes(int count) {
        return IntStream.range(0, count).<Object>mapToObj(seed -> Scene.of(seed, 40, 40).picture()).toList();
    }
}
