package org.pixelllm.eval;

import java.util.BitSet;
import java.util.List;
import org.pixelllm.Word;
import org.pixelllm.data.scenes.Colour;
import org.pixelllm.data.scenes.Kind;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.data.scenes.Size;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Point;

/** Things to examine a model on. */
final class Things {
    static final Box LEFT = new Box(0, 0, 10, 10);
    static final Box RIGHT = new Box(50, 0, 60, 10);

    private Things() {}

    static ShownObject thing(Size size, Colour colour, Kind kind, Box box) {
        return new ShownObject(new SceneObject(kind, colour, size, box, new Mask(100, 100, new BitSet())), box);
    }

    static ShownObject redCar(Box box) {
        return thing(Size.MEDIUM, Colour.RED, Kind.CAR, box);
    }

    static ShownObject smallBlueTree(Box box) {
        return thing(Size.SMALL, Colour.BLUE, Kind.TREE, box);
    }

    /** Returns a word whose two points have the place (x, 5) in their middle. */
    static Word word(String text, double x) {
        return new Word(text, 0, text.length(), List.of(new Point(x - 1, 4), new Point(x + 1, 6)));
    }
}
