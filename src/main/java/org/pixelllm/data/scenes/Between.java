package org.pixelllm.data.scenes;

import org.pixelllm.geometry.Point;

/** Whether an object stands between two landmarks: near the middle of the line that joins them. */
final class Between {
    private Between() {}

    /** Says whether nobody would doubt it. */
    static boolean holds(Scene scene, int object, int one, int other) {
        return near(scene, object, one, other, 0.3, 0.15);
    }

    /** Says whether somebody might say so. */
    static boolean mightHold(Scene scene, int object, int one, int other) {
        return near(scene, object, one, other, -0.05, 0.6);
    }

    /** Takes the least way from either end and the most way off the line, in lengths of the line. */
    private static boolean near(Scene scene, int object, int one, int other, double end, double off) {
        Point a = scene.objects().get(one).box().centre();
        Point b = scene.objects().get(other).box().centre();
        Point p = scene.objects().get(object).box().centre();
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double square = dx * dx + dy * dy;
        double along = ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / square;
        double aside = Math.abs((p.x() - a.x()) * dy - (p.y() - a.y()) * dx) / square;
        return along >= end && along <= 1 - end && aside <= off;
    }
}
