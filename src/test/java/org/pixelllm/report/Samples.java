package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;

/** Captions made by hand, as a model might say them. */
final class Samples {
    private Samples() {}

    static Picture scene(int size) {
        return Scene.of(7, size, size).picture();
    }

    /** Returns a caption whose words all have the points given, two numbers a point, in turn. */
    static Caption caption(String sentence, double... places) {
        return caption(sentence, Prompt.WHOLE, places);
    }

    static Caption caption(String sentence, Prompt prompt, double... places) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (String text : sentence.split(" ")) {
            int i = 2 * words.size() % places.length;
            Point place = new Point(places[i], places[i + 1]);
            words.add(new Word(text, at, at + text.length(),
                    List.of(new Point(place.x() - 12, place.y() - 9), new Point(place.x() + 12, place.y() + 9))));
            at += text.length() + 1;
        }
        return new Caption(sentence, words, -0.1, prompt);
    }
}
