package org.pixelllm.model.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads boxes off the first stage: the highest places over all levels, and their edges. */
final class Peaks {
    private final Places places;
    private final float[] scores; // (B, S)
    private final float[] edges;  // (B, S, 4)

    Peaks(PyramidConfig pyramid, CenterMaps maps) {
        places = new Places(pyramid, maps);
        scores = maps.allHeat().getNDArrayInternal().sigmoid().toFloatArray();
        edges = maps.allDistances().toFloatArray();
    }

    /** Returns the best boxes of each picture, best first, not clipped; at most one less than there are places. */
    List<ScoredBoxes> top(int count) {
        List<ScoredBoxes> pictures = new ArrayList<>();
        for (int from = 0; from < scores.length; from += places.size()) {
            float[] own = Arrays.copyOfRange(scores, from, from + places.size());
            int[] best = Ranking.top(own, Math.min(count, places.size() - 1));
            ScoredBoxes boxes = ScoredBoxes.blank(best.length);
            for (int i = 0; i < best.length; i++) {
                boxes.scores()[i] = own[best[i]];
                System.arraycopy(box(best[i], 4 * (from + best[i])), 0, boxes.corners(), 4 * i, 4);
            }
            pictures.add(boxes);
        }
        return pictures;
    }

    private float[] box(int place, int from) {
        float x = places.x(place);
        float y = places.y(place);
        float stride = places.stride(place);
        return new float[]{x - edges[from] * stride, y - edges[from + 1] * stride, x + edges[from + 2] * stride,
            y + edges[from + 3] * stride};
    }
}
