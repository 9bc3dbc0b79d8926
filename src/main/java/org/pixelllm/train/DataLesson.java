package org.pixelllm.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
     * @param placed whether a caption's words have places of their own
     */
    record Topic(DataTask task, boolean placed) {
        /** Says whether words are learned, and not only read. */
        boolean speaks() {
            return task != DataTask.REFER;
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
     * @param places of each token in shares of the picture; none without places
     */
    record Line(int[] ids, Optional<Box> box, List<Optional<Box>> places) {}
}
