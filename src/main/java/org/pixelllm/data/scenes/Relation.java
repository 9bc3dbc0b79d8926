package org.pixelllm.data.scenes;

import org.pixelllm.geometry.Point;

/**
 * How one object stands to another.
 *
 * <p>Between what nobody would doubt ({@link #holds}) and what nobody would say lies what somebody might say
 * ({@link #mightHold}); an expression needs the first of the object that is meant and must rule out the second for all
 * others that its words fit.
 */
enum Relation {
    LEFT_OF("left of", -1, 0), RIGHT_OF("right of", 1, 0), ABOVE("above", 0, -1), BELOW("below", 0, 1), IN_FRONT_OF(
            "in front of", 0, 0),
    BEHIND("behind", 0, 0);

    private static final double CLEARLY = 0.1; // of the shorter side, between the boxes' centres
    private static final double HARDLY = 0.02;
    private static final double STEEPEST = 0.8; // sideways against along
    private static final double OVERLAP = 0.06; // of the smaller object's area

    private final String words;
    private final int across;
    private final int down;

    Relation(String words, int across, int down) {
        this.words = words;
        this.across = across;
        this.down = down;
    }

    String words() {
        return words;
    }

    /** Says whether the object clearly stands so to the landmark. */
    boolean holds(Scene scene, int object, int landmark) {
        if (isDepth()) {
            return mightHold(scene, object, landmark) && scene.overlap(object, landmark) >= OVERLAP;
        }
        double along = along(scene, object, landmark);
        return along >= CLEARLY * shorter(scene) && sideways(scene, object, landmark) <= STEEPEST * along;
    }

    /** Says whether somebody might say so. */
    boolean mightHold(Scene scene, int object, int landmark) {
        return isDepth()
                ? inOrder(object, landmark) && boxesMeet(scene, object, landmark)
                : along(scene, object, landmark) > HARDLY * shorter(scene);
    }

    private boolean isDepth() { return across == 0 && down == 0; }

    private boolean inOrder(int object, int landmark) {
        return this == IN_FRONT_OF ? object > landmark : object < landmark;
    }

    private static boolean boxesMeet(Scene scene, int object, int landmark) {
        return scene.objects().get(object).box().intersect(scene.objects().get(landmark).box()).area() > 0;
    }

    private double along(Scene scene, int object, int landmark) {
        Point from = centre(scene, landmark);
        Point to = centre(scene, object);
        return across * (to.x() - from.x()) + down * (to.y() - from.y());
    }

    private double sideways(Scene scene, int object, int landmark) {
        Point from = centre(scene, landmark);
        Point to = centre(scene, object);
        return Math.abs(down * (to.x() - from.x()) + across * (to.y() - from.y()));
    }

    private static Point centre(Scene scene, int object) {
        return scene.objects().get(object).box().centre();
    }

    private static double shorter(Scene scene) {
        return Math.min(scene.width(), scene.height());
    }
}
