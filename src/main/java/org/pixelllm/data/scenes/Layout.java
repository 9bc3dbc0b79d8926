package org.pixelllm.data.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses what is in a scene and where, in a way that depends on the seed and the aspect but not on the resolution.
 *
 * <p>Objects may overlap, but each stays recognisable: enough of its area is seen, and nearly all of its extent.
 */
final class Layout {
    private static final int TRIES = 30;
    private static final double MARGIN = 0.015;
    private static final double MAY_OVERLAP = 0.45;
    private static final double SAME_KIND = 0.36;
    private static final double SAME_COLOUR = 0.4;
    private static final double MOST_TILT = 0.12; // radians

    private final Dice dice;
    private final double across;
    private final double down;
    private final Silhouettes silhouettes;
    private final List<Placement> placed = new ArrayList<>();

    /** Lays out a picture of {@code width} by {@code height}; only their ratio matters. */
    Layout(Dice dice, int width, int height) {
        this.dice = dice;
        double shorter = Math.min(width, height);
        across = width / shorter;
        down = height / shorter;
        silhouettes = new Silhouettes(across, down);
    }

    /** Places 1 to {@code most} objects, back to front. */
    Layout place(int most) {
        int count = 1 + dice.below(most);
        for (int i = 0; i < count; i++) {
            Placement object = another(count);
            if (placed.isEmpty() || !goesBy(placed.get(0), object)) {
                tryToPlace(object);
            }
        }
        return this;
    }

    List<Placement> placements() {
        return List.copyOf(placed);
    }

    /** Returns how much of object {@code back} object {@code front} hides, as a share of the smaller of the two. */
    double hidden(int back, int front) {
        return silhouettes.hidden(back, front);
    }

    /** Says whether all words for the first object fit the other too; if not, the first can always be named. */
    private static boolean goesBy(Placement first, Placement other) {
        return first.kind() == other.kind() && first.colour() == other.colour()
                && (first.size() == other.size() || first.size() == Size.MEDIUM);
    }

    private Placement another(int count) {
        Placement like = placed.isEmpty() || !dice.chance(SAME_KIND) ? null : placed.get(dice.below(placed.size()));
        Kind kind = like == null ? dice.pick(Kind.values()) : like.kind();
        Colour colour = like == null || !dice.chance(SAME_COLOUR) ? dice.pick(Colour.values()) : like.colour();
        Size size = size(count);
        return new Placement(kind, colour, size, dice.chance(0.5), dice.between(-MOST_TILT, MOST_TILT),
                size.extent(dice), 0, 0, dice.below(25) - 12);
    }

    private Size size(int count) {
        double large = count > 4 ? 0.18 : 0.3;
        double throwing = dice.unit();
        return throwing < large ? Size.LARGE : throwing < large + 0.32 ? Size.SMALL : Size.MEDIUM;
    }

    private void tryToPlace(Placement object) {
        boolean apart = !dice.chance(MAY_OVERLAP);
        double halfWidth = object.halfWidth() + MARGIN;
        double halfHeight = object.halfHeight() + MARGIN;
        for (int i = 0; i < TRIES; i++) {
            Placement there = object.at(dice.between(halfWidth, across - halfWidth),
                    dice.between(halfHeight, down - halfHeight));
            if (silhouettes.add(there, apart)) {
                placed.add(there);
                return;
            }
        }
    }
}
