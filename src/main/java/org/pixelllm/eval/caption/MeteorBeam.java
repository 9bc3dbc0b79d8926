package org.pixelllm.eval.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The best paths of a search, best first; of equals the earlier comes first. */
final class MeteorBeam {
    private static final int WIDTH = 40;
    private static final Comparator<MeteorPath> BEST_FIRST = Comparator.comparingInt(MeteorPath::weight).reversed()
            .thenComparingInt(MeteorPath::chunks).thenComparingInt(MeteorPath::distance);

    private final List<MeteorPath> paths = new ArrayList<>();

    void add(MeteorPath path) {
        int place = paths.size();
        while (place > 0 && BEST_FIRST.compare(path, paths.get(place - 1)) < 0) {
            place--;
        }
        if (place < WIDTH) {
            paths.add(place, path);
        }
        if (paths.size() > WIDTH) {
            paths.remove(WIDTH);
        }
    }

    List<MeteorPath> paths() {
        return paths;
    }
}
