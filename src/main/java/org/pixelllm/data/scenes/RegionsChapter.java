package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.data.VisualGenome.ImageRegions;
import org.pixelllm.data.VisualGenome.Region;
import org.pixelllm.geometry.Box;

/** Writes {@code region_descriptions.json}, Visual Genome's phrases about boxes. */
final class RegionsChapter implements Chapter {
    static final String FILE = "region_descriptions.json";

    private final JsonFile file;

    RegionsChapter(Path folder) throws IOException {
        file = new JsonFile(folder.resolve(FILE));
        file.json().beginArray();
    }

    @Override
    public void add(Scene scene) throws IOException {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < scene.objects().size(); i++) {
            Box box = scene.objects().get(i).box();
            regions.add(new Region(Ids.object(scene.seed(), i), scene.seed(), (int) box.x0(), (int) box.y0(),
                    (int) box.width(), (int) box.height(), Narrator.phrase(scene, i).text()));
        }
        file.row(new ImageRegions(scene.seed(), regions));
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.json().endArray();
        }
    }
}
