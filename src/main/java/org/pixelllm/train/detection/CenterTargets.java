package org.pixelllm.train.detection;

import java.util.Arrays;
import java.util.List;
import org.pixelllm.model.detection.Overlap;
import org.pixelllm.model.detection.Places;

/**
 * What the first stage should say of one picture, place by place. In float32, since peaks are compared exactly.
 *
 * @see <a href="https://arxiv.org/abs/1904.07850">Objects as Points</a>
 */
final class CenterTargets {
    private static final double LEAST_OVERLAP = 0.8; // a box shifted by the hill's radius still overlaps by this
    private static final float SHIFT = (float) (2 * Math.pow((1 - LEAST_OVERLAP) / (1 + LEAST_OVERLAP), 2));
    private static final float LEAST_RADIUS = 4;     // in pixels
    private static final float OFF_PEAK = 1e-6f;     // keeps all but the peak below 1

    private final List<LevelRange> ranges;
    private final Places places;
    private final float[] heat;    // (S): 1 at the peak of an object, falling around it
    private final float[] edges;   // (S, 4), in strides; 0 where nothing is learned
    private final float[] nearest; // (S), weighted distance to the object whose edges are learned

    CenterTargets(List<LevelRange> ranges, Places places, TrueBoxes truth) {
        this.ranges = ranges;
        this.places = places;
        heat = new float[places.size()];
        edges = new float[4 * places.size()];
        nearest = new float[places.size()];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        for (int i = 0; i < truth.size(); i++) {
            float area = Overlap.area(truth.corners(), i);
            if (area > 0) {
                draw(Arrays.copyOfRange(truth.corners(), 4 * i, 4 * i + 4), area);
            }
        }
    }

    float[] heat() {
        return heat;
    }

    float[] edges() {
        return edges;
    }

    /** Returns 1 where edges are learned, 0 elsewhere. */
    float[] learned() {
        float[] learned = new float[nearest.length];
        for (int i = 0; i < learned.length; i++) {
            learned[i] = nearest[i] < Float.POSITIVE_INFINITY ? 1 : 0;
        }
        return learned;
    }

    private void draw(float[] box, float area) {
        float radius2 = Math.max(SHIFT * area, LEAST_RADIUS * LEAST_RADIUS);
        float x = (box[0] + box[2]) / 2;
        float y = (box[1] + box[3]) / 2;
        for (int place = 0; place < heat.length; place++) {
            float dx = Math.abs(places.x(place) - snapped(x, places.stride(place)));
            float dy = Math.abs(places.y(place) - snapped(y, places.stride(place)));
            float[] sides = sides(box, place);
            boolean own = ranges.get(places.level(place)).contains(halfDiagonal(sides));
            boolean peak = own && dx == 0 && dy == 0;
            float distance = peak ? 0 : Math.max(distance2(x, y, place) / radius2, OFF_PEAK);
            heat[place] = Math.max(heat[place], (float) Math.exp(-distance));
            boolean near = dx <= places.stride(place) && dy <= places.stride(place);
            if (own && near && inside(sides) && distance < nearest[place]) {
                learn(place, distance, sides);
            }
        }
    }

    private void learn(int place, float distance, float[] sides) {
        nearest[place] = distance;
        for (int side = 0; side < 4; side++) {
            edges[4 * place + side] = sides[side] / places.stride(place);
        }
    }

    /** Returns the centre of the cell in which a coordinate lies. */
    private static float snapped(float coordinate, int stride) {
        return (int) (coordinate / stride) * stride + stride / 2f;
    }

    private float distance2(float x, float y, int place) {
        float dx = places.x(place) - x;
        float dy = places.y(place) - y;
        return dx * dx + dy * dy;
    }

    private float[] sides(float[] box, int place) {
        float x = places.x(place);
        float y = places.y(place);
        return new float[]{x - box[0], y - box[1], box[2] - x, box[3] - y};
    }

    private static float halfDiagonal(float[] sides) {
        float width = sides[0] + sides[2];
        float height = sides[1] + sides[3];
        return (float) Math.sqrt(width * width + height * height) / 2;
    }

    private static boolean inside(float[] sides) {
        return Math.min(Math.min(sides[0], sides[1]), Math.min(sides[2], sides[3])) > 0;
    }
}
