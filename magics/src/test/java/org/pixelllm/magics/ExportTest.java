package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

class ExportTest {
    @TempDir
    private static Path folder;
    private static final PixelLlmMagic MAGIC = new PixelLlmMagic();
    private final RecordingHost host = new RecordingHost(folder, Map.of());

    @BeforeAll
    static void loadAModel() throws Exception {
        TinyModel.writeJoint(folder.resolve("joint"));
        MAGIC.line("load joint", new RecordingHost(folder, Map.of()));
    }

    @Test
    void whatWasSavedAsJsonIsShownAgain() throws Exception {
        Caption said = (Caption) MAGIC.line("caption scenes:3@64 --box 4,6,30,40 --save said.json", host);
        Caption again = assertInstanceOf(Caption.class, MAGIC.line("show said.json", host));
        assertEquals(said.text(), again.text());
        assertEquals(Prompt.box(4, 6, 30, 40), again.prompt());
        assertEquals(said.words().size(), again.words().size());
        assertEquals(said.points().get(0).x(), again.points().get(0).x(), 0.051, "a tenth of a pixel");
        assertTrue(host.shown.get(1).data().get(Bundle.HTML).startsWith("<figure"));
    }

    @Test
    void whatIsMeantComesBackWithItsMask() throws Exception {
        Grounding found = (Grounding) MAGIC.line("refer scenes:3@64 the red car --save found.json", host);
        Grounding again = assertInstanceOf(Grounding.class, MAGIC.line("show found.json", host));
        assertEquals(found.box().compact(), again.box().compact());
        assertEquals(found.mask(), again.mask());
    }

    @Test
    void beamsAndRegionsComeBackAsLists() throws Exception {
        List<?> beams = (List<?>) MAGIC.line("caption scenes:3@64 --beams 3 --save beams.json", host);
        assertEquals(beams.toString(), MAGIC.line("show beams.json", host).toString());
        List<?> regions = (List<?>) MAGIC.line("describe scenes:3@64 --max 2 --save regions.json", host);
        assertEquals(regions.size(), ((List<?>) MAGIC.line("show regions.json", host)).size());
    }

    @Test
    void linesOfJsonAreReadToo() throws Exception {
        MAGIC.line("caption scenes:3@64 scenes:4@64 --json", host);
        Files.writeString(folder.resolve("lines.json"), host.shown.get(1).data().get(Bundle.TEXT) + "\n"
                + host.shown.get(2).data().get(Bundle.TEXT) + "\n");
        assertEquals(2, ((List<?>) MAGIC.line("show lines.json", host)).size());
    }

    @Test
    void aPictureThatIsNotThereIsGrayAndOneOutsideTheFolderIsNotLookedAt() throws Exception {
        Files.writeString(folder.resolve("far.json"), result("/etc/../" + folder + "/x.png"));
        assertEquals("a car", MAGIC.line("show far.json", host).toString());
    }

    @Test
    void cocoHasAnImageAndAnAnnotationForEachSentence() throws Exception {
        MAGIC.line("refer scenes:3@64 the red car --save found.coco.json", host);
        JsonObject coco = JsonParser.parseString(Files.readString(folder.resolve("found.coco.json"))).getAsJsonObject();
        JsonObject image = coco.getAsJsonArray("images").get(0).getAsJsonObject();
        assertEquals("scenes:3@64", image.get("file_name").getAsString());
        JsonObject annotation = coco.getAsJsonArray("annotations").get(0).getAsJsonObject();
        assertEquals("the red car", annotation.get("caption").getAsString());
        assertEquals(image.get("id"), annotation.get("image_id"));
        JsonArray size = annotation.getAsJsonObject("segmentation").getAsJsonArray("size");
        assertEquals(List.of(64, 64), List.of(size.get(0).getAsInt(), size.get(1).getAsInt()));
        assertEquals(4, annotation.getAsJsonArray("bbox").size());
    }

    @Test
    void csvHasALineForEachWord() throws Exception {
        MAGIC.line("locate scenes:3@64 a red car --save words.csv", host);
        List<String> lines = Files.readAllLines(folder.resolve("words.csv"));
        assertEquals("picture,says,score,x0,y0,x1,y1,word,x,y", lines.get(0));
        assertEquals(4, lines.size());
        assertTrue(lines.get(3).matches("scenes:3@64,a red car,-?[0-9.]+,,,,,car,-?[0-9.]+,-?[0-9.]+"), lines.get(3));
    }

    @Test
    void everyNameInTheJsonIsExplained() throws Exception {
        for (String line : List.of("caption scenes:3@64 --beams 2", "caption scenes:3@64 --point 4,4",
                "refer scenes:3@64 the car", "describe scenes:3@64")) {
            host.shown.clear();
            MAGIC.line(line + " --json", host);
            JsonParser.parseString(host.shown.get(0).data().get(Bundle.TEXT)).getAsJsonObject().keySet()
                    .forEach(name -> assertTrue(JsonFile.SCHEMA.contains(name), name + " of " + line));
        }
        MAGIC.line("help json", host);
        assertEquals(JsonFile.SCHEMA, host.shown.get(host.shown.size() - 1).data().get(Bundle.TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"results\": 3}", "{\"results\": []}", "{\"picture\": \"a\"}",
        "{\"picture\":\"a\",\"width\":1e9,\"height\":1e9,\"caption\":\"\",\"score\":0,\"words\":[]}",
        "{\"picture\":\"a\",\"width\":9,\"height\":9,\"caption\":\"\",\"score\":0,\"words\":[{\"text\":\"x\"}]}",
        "{\"picture\":\"a\",\"width\":9,\"height\":9,\"caption\":\"\",\"score\":0,\"words\":7}",
        "{\"picture\":\"a\",\"width\":9,\"height\":9,\"expression\":\"\",\"box\":[1,2],\"words\":[]}",
        "{\"picture\":\"a\",\"width\":9,\"height\":9,\"expression\":\"\",\"box\":[1,2,3,4],\"words\":[],"
                + "\"mask\":{\"size\":[9e9,9e9],\"counts\":\"0\"}}"})
    void aFileThatIsNoResultIsOneClearError(String text) throws IOException {
        Files.writeString(folder.resolve("bad.json"), text);
        String told = assertThrows(MagicException.class, () -> MAGIC.line("show bad.json", host)).getMessage();
        assertTrue(told.contains("could not take \"bad.json\""), told);
    }

    private static String result(String picture) {
        return "{\"picture\":\"" + picture.replace("\\", "/") + "\",\"width\":40,\"height\":30,\"caption\":\"a car\","
                + "\"score\":-1,\"words\":[{\"text\":\"car\",\"begin\":2,\"end\":5,\"points\":[[3,4]]}]}";
    }
}
