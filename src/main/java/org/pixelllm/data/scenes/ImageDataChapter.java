package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import org.pixelllm.data.VisualGenome.Image;

/** Writes {@code image_data.json}, Visual Genome's list of pictures. */
final class ImageDataChapter implements Chapter {
    static final String FILE = "image_data.json";

    private final JsonFile file;

    ImageDataChapter(Path folder) throws IOException {
        file = new JsonFile(folder.resolve(FILE));
        file.json().beginArray();
    }

    @Override
    public void add(Scene scene) throws IOException {
        String url = PicturesChapter.FOLDER + "/" + Ids.fileName(scene.seed());
        file.row(new Image(scene.seed(), url, scene.width(), scene.height(), null, null));
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.json().endArray();
        }
    }
}
