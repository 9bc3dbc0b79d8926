package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Region;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

/** Asks a model that has learned nothing, but has every part. */
class DescribeTest {
    @TempDir
    private static Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private final RecordingHost host = new RecordingHost(folder, Map.of("street", Scene.of(3, 64, 48).picture()));

    @BeforeAll
    static void writeModels() {
        TinyModel.write(folder.resolve("plain"));
        TinyModel.writeJoint(folder.resolve("joint"));
    }

    @BeforeEach
    void loadIt() throws Exception {
        magic.line("load joint", host);
        host.shown.clear();
    }

    @Test
    void everyRegionIsShownWithItsNumberAndReturned() throws Exception {
        List<?> regions = assertInstanceOf(List.class, magic.line("describe street --max 3", host));

        assertTrue(!regions.isEmpty() && regions.size() <= 3);
        Region first = assertInstanceOf(Region.class, regions.get(0));
        String text = host.shown.get(0).data().get(Bundle.TEXT);
        assertTrue(text.contains("\n  1  ") && text.contains(first.box().compact()), text);
        assertTrue(host.shown.get(0).data().get(Bundle.HTML).startsWith("<figure"));
    }

    @Test
    void jsonHoldsTheMaskOfEveryRegion() throws Exception {
        magic.line("describe street --max 1 --beams 2 --json", host);

        JsonObject told = JsonParser.parseString(host.shown.get(0).data().get(Bundle.TEXT)).getAsJsonObject();
        JsonObject region = told.getAsJsonArray("regions").get(0).getAsJsonObject();
        JsonObject mask = region.getAsJsonObject("mask");
        assertEquals(4, region.getAsJsonArray("box").size());
        assertEquals("[48,64]", mask.get("size").toString());
        assertEquals(48, RunLength.parse(mask.get("counts").getAsString(), 48, 64).height());
    }

    @Test
    void beamsAreToldWithTheirScoresBestFirst() throws Exception {
        List<?> beams = assertInstanceOf(List.class, magic.line("caption street --beams 3", host));

        Caption best = assertInstanceOf(Caption.class, beams.get(0));
        String text = host.shown.get(0).data().get(Bundle.TEXT);
        assertTrue(text.startsWith(best.text()) && text.lines().count() > beams.size(), text);
        magic.line("caption street --beams 3 --json", host);
        JsonObject told = JsonParser.parseString(host.shown.get(1).data().get(Bundle.TEXT)).getAsJsonObject();
        assertEquals(beams.size(), told.getAsJsonArray("beams").size());
    }

    @Test
    void aModelWithoutTheBoxDecoderSaysSo() throws Exception {
        magic.line("load plain", host);

        String told = assertThrows(MagicException.class, () -> magic.line("describe street", host)).getMessage();
        assertTrue(told.startsWith("%pixelllm cannot look for regions: this model has no box decoder"), told);
    }
}
