package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.SceneDataSet;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.RunLength;

/** What is written of drawn scenes in the real formats is read again as it was. */
class ScenesRoundTripTest {
    private static final int COUNT = 6;

    @TempDir
    static Path folder;

    @BeforeAll
    static void scenes() {
        SceneDataSet.write(new SceneDataSet.Options(COUNT, 5, 96, 64, folder, false), done -> {});
    }

    private static List<Example> read(Format format) {
        return new DataFiles(folder).read(Optional.of(format));
    }

    private static Scene scene(Example example) {
        return Scene.of(Long.parseLong(example.id()), 96, 64);
    }

    @Test
    void theFolderHoldsFourFormats() {
        assertEquals(EnumSet.of(Format.LOCALIZED_NARRATIVES, Format.REFCOCO, Format.VISUAL_GENOME,
                Format.COCO_INSTANCES), DataSet.formats(folder));
    }

    @Test
    void narrativesPointMostlyAtTheirObjects() {
        int words = 0;
        int near = 0;
        for (Example example : read(Format.LOCALIZED_NARRATIVES)) {
            Scene scene = scene(example);
            Narrative narrative = example.narratives().get(0);
            assertEquals(Narrator.narrative(scene).text(), narrative.text());
            for (PlacedWord word : narrative.words()) {
                List<SceneObject> meant = scene.objects().stream()
                        .filter(o -> word.text().replaceAll("\\W", "").equals(o.kind().word())).toList();
                words += meant.isEmpty() ? 0 : 1;
                near += meant.stream().anyMatch(
                        o -> o.box().intersect(word.box().scaled(96, 64)).area() > 0) ? 1 : 0;
            }
        }
        assertTrue(words > 8 && near > 0.7 * words, near + " of " + words);
    }

    @Test
    void objectsAndTheirMasksComeBackExactly() {
        List<Example> examples = read(Format.COCO_INSTANCES);
        assertEquals(COUNT, examples.size());
        for (Example example : examples) {
            List<SceneObject> objects = scene(example).objects();
            for (int i = 0; i < objects.size(); i++) {
                BoxedText region = example.regions().get(i);
                assertEquals(objects.get(i).kind().word(), region.text());
                assertEquals(objects.get(i).box(), region.bounds().box());
                assertEquals(RunLength.of(objects.get(i).mask()), region.mask().orElseThrow().mask(64, 96));
            }
        }
    }

    @Test
    void expressionsAndPhrasesComeBackWithTheirBoxes() {
        for (Example example : read(Format.REFCOCO)) {
            Scene scene = scene(example);
            assertEquals(Narrator.expressions(scene).size(), example.expressions().size());
            example.expressions().forEach(e -> assertTrue(scene.objects().stream()
                    .anyMatch(object -> object.box().equals(e.bounds().box())), e.text()));
        }
        for (Example example : read(Format.VISUAL_GENOME)) {
            Scene scene = scene(example);
            assertEquals(Narrator.phrase(scene, 0).text(), example.regions().get(0).text());
            assertEquals(scene.objects().get(0).box(), example.regions().get(0).bounds().box());
        }
    }
}
