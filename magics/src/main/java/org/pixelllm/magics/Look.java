package org.pixelllm.magics;

import java.util.List;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.problem.UserProblem;
import picocli.CommandLine.Option;

/** Where in the picture the model should look. */
final class Look {
    @Option(names = "--box", paramLabel = "x0,y0,x1,y1", description = "Look at this part only, in pixels.")
    private Box box;

    @Option(names = "--point", paramLabel = "x,y", description = "Look at what this pixel touches; up to four times.")
    private List<Point> points = List.of();

    /**
     * Returns what was asked.
     *
     * @param line that could have been meant, without box and points
     */
    Prompt prompt(String line) {
        if (box != null && !points.isEmpty()) {
            throw UserProblem.that("takes a box or points, not both").line("seen", "--box and --point")
                    .line("try", line + " --box " + box.compact());
        }
        if (points.size() > 4) {
            throw UserProblem.that("takes up to 4 points").line("seen", points.size() + " times --point");
        }
        if (box != null) {
            return new Prompt.InBox(box);
        }
        return points.isEmpty() ? Prompt.WHOLE : new Prompt.AtPoints(points);
    }
}
