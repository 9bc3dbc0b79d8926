package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Mask;
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

    /** Returns a drawing of houses with a sentence about them, a box that was looked for and its mask. */
    static Overlay street() {
        Scene scene = Scene.of(27, 384, 384);
        Point red = new Point(126, 92);
        Point purple = new Point(176, 193);
        Point green = new Point(320, 124);
        Caption caption = caption("a red house , a purple house and a green house on the grass", red, red, red, purple,
                purple, purple, new Point(177, 196), new Point(180, 190), green, green, new Point(319, 128),
                new Point(200, 220), new Point(200, 330), new Point(200, 330));
        Mask mask = scene.objects().get(0).mask();
        return new Overlay(scene.picture(), "scenes:27", caption.text(), caption.words(),
                Prompt.box(20, 280, 110, 370), Optional.of(scene.objects().get(0).box()), Optional.of(mask),
                List.of());
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
