package org.pixelllm.eval.task;

import java.util.HashMap;
import java.util.Map;
import org.pixelllm.data.BoxedText;

/**
 * Names the questions of a data set, the same each time that it is read.
 *
 * <p>A question about a whole picture has the picture's id. One about an expression or a region has the data set's own id
 * of it, or, where it has none, the picture's id and a number: {@code 42/1}, {@code 42/2}. What comes twice gets another
 * number: {@code 42#2}.
 */
final class QuestionIds {
    private final Map<String, Integer> seen = new HashMap<>();

    String of(String picture) {
        int times = seen.merge(picture, 1, Integer::sum);
        return times == 1 ? picture : picture + "#" + times;
    }

    /** Names a part of a picture; {@code number} counts them from 1. */
    String of(String picture, BoxedText part, int number) {
        return of(part.id().isEmpty() ? picture + "/" + number : part.id());
    }
}
