package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixelllm.Prompt;
import org.pixelllm.Word;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.Example;
import org.pixelllm.data.Narrative;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;
import org.pixelllm.image.PictureReader;
import org.pixelllm.problem.UserProblem;

/** An example of a data set as it is drawn: its words, regions or expressions, each with its place. */
public final class ExampleOverlay {
    private static final int MOST = 8; // texts about parts of a picture
    private static final String BETWEEN = " · ";

    private ExampleOverlay() {}

    /**
     * Reads the picture of an example and lays on it what was said.
     *
     * @throws UserProblem if the picture cannot be read
     */
    public static Overlay of(Example example) {
        Picture picture = PictureReader.read(example.picture());
        List<BoxedText> parts = example.expressions().isEmpty() ? example.regions() : example.expressions();
        Overlay overlay = parts.isEmpty() ? narrated(picture, example) : boxed(picture, parts);
        return overlay.named(example.picture().getFileName().toString());
    }

    private static Overlay narrated(Picture picture, Example example) {
        Narrative narrative = example.narratives().get(0);
        List<Word> words = narrative.words().stream().map(word -> new Word(word.text(), word.begin(), word.end(),
                corners(word.box().scaled(picture.width(), picture.height())))).toList();
        return overlay(picture, narrative.text(), words, Optional.empty());
    }

    private static Overlay boxed(Picture picture, List<BoxedText> parts) {
        StringBuilder sentence = new StringBuilder();
        List<Word> words = new ArrayList<>();
        for (BoxedText part : parts.subList(0, Math.min(MOST, parts.size()))) {
            sentence.append(sentence.isEmpty() ? "" : BETWEEN);
            String text = part.text().isEmpty() ? "object" : part.text();
            words.add(new Word(text, sentence.length(), sentence.length() + text.length(),
                    corners(part.bounds().box())));
            sentence.append(text);
        }
        return overlay(picture, sentence.toString(), words, parts.get(0).mask().flatMap(mask -> drawn(mask, picture)));
    }

    private static Optional<Mask> drawn(org.pixelllm.data.Segmentation mask, Picture picture) {
        try {
            return Optional.of(mask.mask(picture.height(), picture.width()).mask());
        } catch (IllegalArgumentException e) { // made for a picture of another size
            return Optional.empty();
        }
    }

    private static Overlay overlay(Picture picture, String sentence, List<Word> words, Optional<Mask> mask) {
        return new Overlay(picture, "picture", sentence, words, Prompt.WHOLE, Optional.empty(), mask, List.of());
    }

    private static List<Point> corners(Box box) {
        return List.of(new Point(box.x0(), box.y0()), new Point(box.x1(), box.y1()));
    }
}
