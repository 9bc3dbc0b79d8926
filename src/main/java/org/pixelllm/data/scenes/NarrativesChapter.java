package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;

/** Writes {@code localized_narratives.jsonl}. */
final class NarrativesChapter implements Chapter {
    static final String FILE = "localized_narratives.jsonl";

    private final JsonFile file;

    NarrativesChapter(Path folder) throws IOException {
        file = new JsonFile(folder.resolve(FILE));
    }

    @Override
    public void add(Scene scene) throws IOException {
        file.line(Hand.tell(scene));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
