package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;

/** Captions made by hand, as a model might say them. */
final class Samples {
    private Samples() {}

    static Picture white(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) 255);
        return new Picture(width, height, rgb);
    }

    /** Returns a caption of words between single spaces; the i-th word has the i-th place, and so on in turn. */
    static Caption caption(String sentence, Point... places) {
        return new Caption(sentence, words(sentence, places), -0.1, Prompt.WHOLE);
    }

    static List<Word> words(String sentence, Point... places) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (String text : sentence.split(" ")) {
            Point place = places[words.size() % places.length];
            words.add(new Word(text, at, at + text.length(),
                    List.of(new Point(place.x() - 8, place.y() - 6), new Point(place.x() + 8, place.y() + 6))));
            at += text.length() + 1;
        }
        return words;
    }
}
