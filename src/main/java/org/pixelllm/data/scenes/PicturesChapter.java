package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a PNG file for each scene. */
final class PicturesChapter implements Chapter {
    static final String FOLDER = "images";

    private final Path folder;

    PicturesChapter(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder.resolve(FOLDER));
    }

    @Override
    public void add(Scene scene) throws IOException {
        Png.write(scene.picture().toImage(), folder.resolve(Ids.fileName(scene.seed())));
    }

    @Override
    public void close() {
        // every picture is closed already
    }
}
