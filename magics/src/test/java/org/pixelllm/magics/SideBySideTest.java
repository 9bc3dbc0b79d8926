package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Grounding;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

class SideBySideTest {
    @TempDir
    private static Path folder;
    private static final PixelLlmMagic MAGIC = new PixelLlmMagic();
    private final RecordingHost host = new RecordingHost(folder, Map.of("street", Scene.of(3, 64, 48).picture()));

    @BeforeAll
    static void loadAModel() throws Exception {
        TinyModel.write(folder.resolve("tiny"));
        MAGIC.line("load tiny", new RecordingHost(folder, Map.of()));
    }

    @Test
    void severalPicturesAreOneGalleryWithATable() throws Exception {
        Answers all = assertInstanceOf(Answers.class, MAGIC.line("caption street scenes:1@64", host));
        assertEquals(2, all.size());
        assertEquals(List.of("street", "scenes:1@64"), all.table().stringColumn("picture").asList());
        Bundle gallery = host.shown.get(1);
        assertEquals(2, host.shown.size(), "progress and gallery");
        assertEquals(3, gallery.data().get(Bundle.HTML).split("<figure", -1).length);
        assertTrue(gallery.data().get(Bundle.HTML).contains("<table"));
        assertTrue(gallery.data().containsKey(Bundle.PNG));
    }

    @Test
    void promptsStandSideBySide() throws Exception {
        assertEquals(2, ((List<?>) MAGIC.line("compare street --box 1,1,30,30", host)).size(), "whole picture and box");
        String html = html();
        assertTrue(html.contains("<b>whole picture</b>") && html.contains("<b>box 1,1,30,30</b>"),
                html.substring(0, 900));
        assertEquals(2, ((List<?>) MAGIC.line("compare street --point 9,7 --point 30,12", host)).size());
        assertTrue(html().contains("<b>point 9,7</b>") && html().contains("<b>point 30,12</b>"));
        List<?> found = (List<?>) MAGIC.line("compare street --refer \"the red car\" --refer 'the tree'", host);
        assertEquals("the tree", assertInstanceOf(Grounding.class, found.get(1)).expression());
    }

    @Test
    void beamsAndModelsStandSideBySide() throws Exception {
        assertInstanceOf(Answers.class, MAGIC.line("compare street --beams 3", host));
        assertTrue(html().contains("<b>whole picture, beam 1 ("));
        assertEquals(2, ((List<?>) MAGIC.line("compare street --models tiny,tiny", host)).size());
        assertTrue(html().contains("<b>tiny, whole picture</b>"));
    }

    @Test
    void whatIsTrueOfASceneStandsFirst() throws Exception {
        List<?> both = (List<?>) MAGIC.line("compare scenes:1@64 --truth --save both.html", host);
        assertEquals(2, both.size());
        assertTrue(html().indexOf("<b>truth</b>") < html().indexOf("<b>whole picture</b>"));
        String told = assertThrows(MagicException.class, () -> MAGIC.line("compare street --truth", host)).getMessage();
        assertTrue(told.contains("does not know what is true of \"street\""), told);
    }

    @Test
    void examplesOfADataSetStandBesideTheModel() throws Exception {
        Path data = folder.resolve("data");
        SceneDataSet.write(new SceneDataSet.Options(3, 1, 64, 64, data, false), done -> {});
        List<?> pairs = (List<?>) MAGIC.line("compare --data data --format refcoco --truth --limit 2", host);
        assertEquals(4, pairs.size());
        assertTrue(html().contains(": truth</b>"));
    }

    @Test
    void tooManyAnswersAndTooFewWordsAreRefused() {
        String many = assertThrows(MagicException.class, () -> MAGIC.line("compare street --beams 30", host))
                .getMessage();
        assertTrue(many.contains("30 answers") && many.contains("24 at most"), many);
        String few = assertThrows(MagicException.class, () -> MAGIC.line("compare street", host)).getMessage();
        assertTrue(few.contains("needs to know what to compare"), few);
    }

    private String html() {
        return host.shown.get(host.shown.size() - 1).data().get(Bundle.HTML);
    }
}
