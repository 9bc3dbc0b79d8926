package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.pixelllm.geometry.Mask;
import org.pixelllm.image.Picture;

/**
 * A drawn picture and all that is true of it; the same seed and size give the same bytes on every platform.
 *
 * <p>What is in a scene, and where, depends on the seed and the aspect: at twice the size it is the same scene.
 */
public final class Scene {
    /** The most objects that a scene holds. */
    public static final int MOST_OBJECTS = 7;
    /** The shortest side, in pixels, at which small objects can still be drawn. */
    public static final int LEAST_SIDE = 32;
    /** The longest side in pixels. */
    public static final int MOST_SIDE = 1024;

    private final long seed;
    private final Ground ground;
    private final Layout layout;
    private final List<SceneObject> objects;
    private final Picture picture;

    private Scene(long seed, Ground ground, Layout layout, Canvas canvas) {
        this.seed = seed;
        this.ground = ground;
        this.layout = layout;
        objects = objects(layout.placements(), canvas);
        picture = canvas.picture();
    }

    /** Draws the scene of a seed with 1 to 7 objects. */
    public static Scene of(long seed, int width, int height) {
        return of(seed, width, height, MOST_OBJECTS);
    }

    /**
     * Draws the scene of a seed.
     *
     * @param width in pixels, 32 to 1024
     * @param height in pixels, 32 to 1024
     * @param maxObjects 1 to 7
     */
    public static Scene of(long seed, int width, int height, int maxObjects) {
        return of(seed, width, height, maxObjects, Style.OWN);
    }

    /** Draws the scene of a seed in a style. Seed and size decide what there is and where; see {@link Style}. */
    public static Scene of(long seed, int width, int height, Style style) {
        return of(seed, width, height, MOST_OBJECTS, style);
    }

    private static Scene of(long seed, int width, int height, int maxObjects, Style style) {
        require(Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= MOST_SIDE,
                "a scene is 32 to 1024 pixels wide and high, not " + width + " x " + height);
        require(maxObjects >= 1 && maxObjects <= MOST_OBJECTS, "a scene holds 1 to 7 objects, not " + maxObjects);
        Dice dice = new Dice(seed);
        Ground ground = dice.pick(Ground.values());
        Layout layout = new Layout(dice.split(), width, height).place(maxObjects);
        return new Scene(seed, ground, layout, paint(ground, layout, new Canvas(width, height), dice, style));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Canvas paint(Ground ground, Layout layout, Canvas canvas, Dice dice, Style style) {
        new GroundPainter(canvas, dice.split()).paint(ground);
        style.lay(canvas);
        List<Placement> placements = layout.placements();
        for (int i = 0; i < placements.size(); i++) {
            Brush.draw(canvas, placements.get(i), i, style);
        }
        Light.shine(canvas, dice.split(), style.light());
        return canvas;
    }

    private static List<SceneObject> objects(List<Placement> placements, Canvas canvas) {
        List<BitSet> seen = new ArrayList<>();
        placements.forEach(p -> seen.add(new BitSet(canvas.rgb.length)));
        for (int i = 0; i < canvas.rgb.length; i++) {
            if (canvas.seen(i) != Canvas.NOTHING) {
                seen.get(canvas.seen(i)).set(i);
            }
        }
        List<SceneObject> objects = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            Placement p = placements.get(i);
            Mask mask = new Mask(canvas.width, canvas.height, seen.get(i));
            objects.add(new SceneObject(p.kind(), p.colour(), p.size(), mask.box(), mask));
        }
        return List.copyOf(objects);
    }

    public long seed() {
        return seed;
    }

    public int width() {
        return picture.width();
    }

    public int height() {
        return picture.height();
    }

    public Ground ground() {
        return ground;
    }

    /** Returns the objects from back to front. */
    public List<SceneObject> objects() {
        return objects;
    }

    public Picture picture() {
        return picture;
    }

    /** Returns where the objects stand, back to front. */
    List<Placement> placements() {
        return layout.placements();
    }

    /** Returns how much two objects lie over each other, as a share of the smaller one; 0 when they are apart. */
    double overlap(int one, int other) {
        return layout.hidden(one, other);
    }
}
