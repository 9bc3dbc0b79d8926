package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.Told;
import org.pixelllm.data.scenes.ToldWord;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;

/** What is true of a drawn scene, as a model that is always right would say it. */
public final class SceneTruth {
    private SceneTruth() {}

    /** Returns the scene's narrative; each word that means an object spans the object's box, others have no place. */
    public static Caption of(Scene scene) {
        Told told = Narrator.narrative(scene);
        List<Word> words = new ArrayList<>();
        for (ToldWord word : told.words()) {
            if (word.object() != ToldWord.NOTHING) {
                Box box = scene.objects().get(word.object()).box();
                words.add(new Word(word.text(), word.begin(), word.end(),
                        List.of(new Point(box.x0(), box.y0()), new Point(box.x1(), box.y1()))));
            }
        }
        return new Caption(told.text(), words, 0, Prompt.WHOLE);
    }
}
