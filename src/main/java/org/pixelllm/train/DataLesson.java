package org.pixelllm.train;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pixelllm.data.Segmentation;
import org.pixelllm.geometry.Box;

/**
 * A picture of people's data, with what one task teaches of it.
 *
 * @param topic what it teaches
 * @param id of the picture in the data
 * @param picture the file
 * @param lines at least one
 */
record DataLesson(Topic topic, String id, Path picture, List<Line> lines) {
    /**
     * What lessons of a batch have in common.
     *
     * @param placed whether a caption's words have places of their own, or what is meant has pixels
     */
    record Topic(DataTask task, boolean placed) {
        /** Says whether words are learned, and not only read. */
        boolean speaks() {
            return !asks();
        }

        /** Says whether words are read first, and answered by a place. */
        boolean asks() {
            return task == DataTask.REFER || task == DataTask.MASK;
        }

        /** Says whether pixels are learned. */
        boolean masks() {
            return task == DataTask.MASK && placed;
        }

        /** Says whether the model finds regions by itself. */
        boolean finds() {
            return task == DataTask.DENSE;
        }

        /** Says whether anything points. */
        boolean points() {
            return task != DataTask.CAPTION || placed;
        }
    }

    /**
     * A text.
     *
     * @param ids without begin and end
     * @param box in pixels of the picture; none for a text about all of it
     * @param mask of the box's object, in pixels of the picture
     * @param places of each token in shares of the picture; none without places
     */
    record Line(int[] ids, Optional<Box> box, Optional<Segmentation> mask, List<Optional<Box>> places) {
        /** A text about a box. */
        static Line about(int[] ids, Box box) {
            return new Line(ids, Optional.of(box), Optional.empty(), List.of());
        }

        Line with(Segmentation pixels) {
            return new Line(ids, box, Optional.of(pixels), places);
        }

        /** Returns a number that differs where anything differs that is learned. */
        int fingerprint() {
            return 31 * (31 * Arrays.hashCode(ids) + box.hashCode()) + 17 * places.hashCode()
                    + mask.map(Line::fingerprint).orElse(0);
        }

        private static int fingerprint(Segmentation pixels) {
            return pixels instanceof Segmentation.Outlines outlines
                    ? outlines.polygons().stream().mapToInt(polygon -> Arrays.hashCode(polygon.xy()))
                            .reduce(1, (sum, each) -> 31 * sum + each)
                    : ((Segmentation.Runs) pixels).runs().compressed().hashCode();
        }
    }
}
