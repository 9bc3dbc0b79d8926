package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All files of a written data set. */
final class Chapters implements Chapter {
    private final List<Chapter> all = new ArrayList<>();

    private Chapters() {}

    static Chapters open(SceneDataSet.Options options, Path folder) throws IOException {
        Chapters chapters = new Chapters();
        try {
            chapters.openAll(options, folder);
        } catch (IOException | RuntimeException e) {
            chapters.close();
            throw e;
        }
        return chapters;
    }

    private void openAll(SceneDataSet.Options options, Path folder) throws IOException {
        all.add(new PicturesChapter(folder));
        all.add(new NarrativesChapter(folder));
        all.add(new InstancesChapter(folder, options));
        all.add(new RefsChapter(folder));
        all.add(new RegionsChapter(folder));
        all.add(new ImageDataChapter(folder));
        if (options.sheet()) {
            all.add(new SceneSheet(folder, options));
        }
    }

    @Override
    public void add(Scene scene) throws IOException {
        for (Chapter chapter : all) {
            chapter.add(scene);
        }
    }

    /** Closes every file, even where another cannot be closed. */
    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (Chapter chapter : all) {
            try {
                chapter.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
