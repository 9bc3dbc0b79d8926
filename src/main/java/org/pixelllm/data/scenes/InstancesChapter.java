package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.pixelllm.data.CocoInstances;
import org.pixelllm.data.CocoInstances.Annotation;
import org.pixelllm.data.CocoInstances.Category;
import org.pixelllm.data.CocoInstances.Image;
import org.pixelllm.data.CocoInstances.Info;
import org.pixelllm.data.CocoInstances.License;

/** Writes {@code instances.json}, COCO's objects and masks, to which RefCOCO's references point too. */
final class InstancesChapter implements Chapter {
    static final String FILE = "instances.json";

    private final JsonFile file;

    InstancesChapter(Path folder, SceneDataSet.Options options) throws IOException {
        file = new JsonFile(folder.resolve(FILE));
        file.json().beginObject().name("info");
        file.row(new Info("Drawn scenes of PixelLLM for Jupyter", "1", 2026, "PixelLLM for Jupyter"));
        file.json().name("licenses").beginArray();
        file.row(new License(1, "Apache-2.0", "https://www.apache.org/licenses/LICENSE-2.0"));
        file.json().endArray().name("categories").beginArray();
        for (Kind kind : Kind.values()) {
            file.row(new Category(Ids.category(kind), kind.word(), kind.isShape() ? "shape" : "thing"));
        }
        file.json().endArray().name("images").beginArray();
        for (long seed : LongStream.range(options.seed(), options.seed() + options.count()).toArray()) {
            file.row(new Image(seed, Ids.fileName(seed), options.width(), options.height(), 1));
        }
        file.json().endArray().name("annotations").beginArray();
    }

    @Override
    public void add(Scene scene) throws IOException {
        for (int i = 0; i < scene.objects().size(); i++) {
            SceneObject o = scene.objects().get(i);
            file.row(new Annotation(Ids.object(scene.seed(), i), scene.seed(), Ids.category(o.kind()),
                    CocoInstances.segmentation(o.mask()), o.mask().area(), CocoInstances.bbox(o.box()), 0));
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.json().endArray().endObject();
        }
    }
}
