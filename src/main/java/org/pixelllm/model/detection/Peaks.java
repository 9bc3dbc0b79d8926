package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads boxes off the first stage: the highest places over all levels, and their edges. */
final class Peaks {
    private final PyramidConfig pyramid;
    private final CenterMaps maps;
    private final float[] centres; // (S, 2): x, y of every cell of every level in pixels, finest level first, row-major
    private final float[] strides; // (S)

    Peaks(PyramidConfig pyramid, CenterMaps maps) {
        this.pyramid = pyramid;
        this.maps = maps;
        int places = (int) maps.heat().stream().mapToLong(m -> m.getShape().get(1) * m.getShape().get(2)).sum();
        centres = new float[2 * places];
        strides = new float[places];
        layOut();
    }

    private void layOut() {
        int place = 0;
        for (int level = 0; level < maps.heat().size(); level++) {
            Shape s = maps.heat().get(level).getShape();
            int stride = pyramid.stride(level);
            for (int cell = 0; cell < s.get(1) * s.get(2); cell++, place++) {
                centres[2 * place] = (int) (cell % s.get(2)) * stride + stride / 2;
                centres[2 * place + 1] = (int) (cell / s.get(2)) * stride + stride / 2;
                strides[place] = stride;
            }
        }
    }

    /** Returns the best boxes of each picture, best first, not clipped; at most one less than there are places. */
    List<ScoredBoxes> top(int count) {
        int places = strides.length;
        float[] scores = joined(maps.heat(), 1).getNDArrayInternal().sigmoid().toFloatArray();    // (B, S)
        float[] edges = joined(maps.distances(), 4).toFloatArray();                               // (B, S, 4)
        List<ScoredBoxes> pictures = new ArrayList<>();
        for (int from = 0; from < scores.length; from += places) {
            float[] own = Arrays.copyOfRange(scores, from, from + places);
            int[] best = Ranking.top(own, Math.min(count, places - 1));
            ScoredBoxes boxes = ScoredBoxes.blank(best.length);
            for (int i = 0; i < best.length; i++) {
                boxes.scores()[i] = own[best[i]];
                spread(best[i], edges, 4 * (from + best[i]), boxes.corners(), 4 * i);
            }
            pictures.add(boxes);
        }
        return pictures;
    }

    private void spread(int place, float[] edges, int from, float[] corners, int to) {
        for (int side = 0; side < 4; side++) {
            float distance = edges[from + side] * strides[place];
            corners[to + side] = centres[2 * place + side % 2] + (side < 2 ? -distance : distance);
        }
    }

    private static NDArray joined(List<NDArray> levels, int last) {
        NDList flat = new NDList();
        levels.forEach(level -> flat.add(level.reshape(level.getShape().get(0), -1, last)));
        return NDArrays.concat(flat, 1);
    }
}
