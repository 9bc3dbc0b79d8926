package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.data.LocalizedNarrative;
import org.pixelllm.data.LocalizedNarrative.TracePoint;
import org.pixelllm.data.LocalizedNarrative.Utterance;
import org.pixelllm.geometry.Box;

/**
 * Speaks a scene's narrative and moves a mouse as people do: the pointer circles over what is spoken of, trembles, and is
 * a little ahead of the voice or behind it.
 */
final class Hand {
    private static final double TICK = 0.04; // seconds between two points
    private static final double TREMBLE = 0.006; // of the picture
    private static final double LEAVES = 0.2; // chance that the mouse leaves the picture between two objects

    private final Scene scene;
    private final Dice dice;
    private final double delay;
    private final List<Utterance> spoken = new ArrayList<>();
    private final List<List<TracePoint>> traces = new ArrayList<>(List.of(new ArrayList<>()));
    private double x = 0.5;
    private double y = 0.5;
    private double t;

    private Hand(Scene scene) {
        this.scene = scene;
        dice = new Dice(scene.seed() ^ 0x4A4D);
        delay = dice.between(-0.1, 0.3);
        t = Math.max(0, delay);
    }

    /** Tells a scene; the picture's id is the scene's seed. */
    static LocalizedNarrative tell(Scene scene) {
        return new Hand(scene).narrative();
    }

    private LocalizedNarrative narrative() {
        Told told = Narrator.narrative(scene);
        speak(told);
        int from = 0;
        int word = 0;
        while (from < told.words().size()) {
            int object = told.words().get(from).object();
            int to = from;
            while (to < told.words().size() && told.words().get(to).object() == object) {
                word += isMark(told.words().get(to)) ? 0 : 1;
                to++;
            }
            hover(object, spoken.get(Math.max(0, word - 1)).endTime() + delay);
            from = to;
        }
        return new LocalizedNarrative("scenes", Long.toString(scene.seed()), dice.below(100), told.text(), spoken,
                traces,
                "");
    }

    private static boolean isMark(ToldWord word) {
        return !Character.isLetter(word.text().charAt(0));
    }

    /** Gives each word its time; a mark is spoken with the word before it, followed by a breath. */
    private void speak(Told told) {
        double now = dice.between(0.1, 0.6);
        for (String word : told.text().split(" ")) {
            double end = now + 0.12 + 0.045 * word.length() * dice.between(0.8, 1.3);
            spoken.add(new Utterance(word, rounded(now), rounded(end)));
            now = end + (word.endsWith(",") ? dice.between(0.15, 0.4) : dice.between(0, 0.08));
        }
    }

    /** Moves over an object, or over nothing in particular, until a time in seconds. */
    private void hover(int object, double until) {
        if (until <= t) {
            return;
        }
        if (object != ToldWord.NOTHING && dice.chance(LEAVES) && !traces.get(traces.size() - 1).isEmpty()) {
            traces.add(new ArrayList<>());
        }
        Box box = object == ToldWord.NOTHING
                ? drift()
                : scene.objects().get(object).box().scaled(1.0 / scene.width(),
                        1.0 / scene.height());
        double turn = dice.between(0, 6.28);
        double speed = dice.between(4, 8) * (dice.chance(0.5) ? 1 : -1);
        for (; t < until; t += TICK) {
            turn += speed * TICK;
            towards(box.centre().x() + 0.3 * box.width() * StrictMath.cos(turn),
                    box.centre().y() + 0.3 * box.height() * StrictMath.sin(turn));
        }
    }

    private Box drift() {
        return Box.ofSize(dice.between(0, 0.7), dice.between(0.3, 0.8), 0.3, 0.1);
    }

    private void towards(double goalX, double goalY) {
        x += 0.45 * (goalX - x) + tremble();
        y += 0.45 * (goalY - y) + tremble();
        traces.get(traces.size() - 1).add(new TracePoint(rounded(x), rounded(y), rounded(t)));
    }

    private double tremble() {
        return TREMBLE * (dice.unit() + dice.unit() - 1);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
