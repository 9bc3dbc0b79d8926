package org.pixelllm.data.scenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.data.RefCoco.Ref;
import org.pixelllm.data.RefCoco.Sentence;

/** Writes {@code refs.json}, RefCOCO's references. */
final class RefsChapter implements Chapter {
    static final String FILE = "refs.json";

    private final JsonFile file;

    RefsChapter(Path folder) throws IOException {
        file = new JsonFile(folder.resolve(FILE));
        file.json().beginArray();
    }

    @Override
    public void add(Scene scene) throws IOException {
        List<Expression> all = Narrator.expressions(scene);
        for (int object = 0; object < scene.objects().size(); object++) {
            List<Sentence> sentences = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).object() == object) {
                    sentences.add(sentence(Ids.sentence(scene.seed(), i), all.get(i).told()));
                }
            }
            if (!sentences.isEmpty()) {
                file.row(ref(scene, object, sentences));
            }
        }
    }

    private static Sentence sentence(long id, Told told) {
        return new Sentence(id, told.text(), told.text(), told.words().stream().map(ToldWord::text).toList());
    }

    private static Ref ref(Scene scene, int object, List<Sentence> sentences) {
        long id = Ids.object(scene.seed(), object);
        return new Ref(id, id, Ids.category(scene.objects().get(object).kind()), scene.seed(),
                Ids.fileName(scene.seed()), split(scene.seed()), sentences.stream().map(Sentence::sentenceId).toList(),
                sentences);
    }

    /** Returns train for eight scenes of ten, val and testA for one each. */
    private static String split(long seed) {
        return seed % 10 < 8 ? "train" : seed % 10 == 8 ? "val" : "testA";
    }

    @Override
    public void close() throws IOException {
        try (file) {
            file.json().endArray();
        }
    }
}
