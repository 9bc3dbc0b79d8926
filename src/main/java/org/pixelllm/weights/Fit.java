package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/** How well what was read fits what a model asks for. */
final class Fit {
    private static final int SHOWN = 12;
    private static final int HOPELESS = 10_000; // an absurd config asks on until memory is gone

    private final Map<String, NDArray> left;
    private final String origin;
    private final List<String[]> missing = new ArrayList<>();
    private final List<String[]> misshapen = new ArrayList<>();

    Fit(Map<String, NDArray> loaded, String origin) {
        this.left = new LinkedHashMap<>(loaded);
        this.origin = origin;
    }

    /** Takes one array out; nothing when it is missing or of another shape or type, which is remembered. */
    Optional<NDArray> take(String name, Shape wanted) {
        NDArray array = left.remove(name);
        if (array == null) {
            missing.add(new String[]{"missing", name + " " + wanted});
        } else if (array.getDataType() != DataType.FLOAT32) {
            misshapen.add(new String[]{"other type", name + " is " + array.getDataType() + ", not float32"});
        } else if (!array.getShape().equals(wanted)) {
            misshapen.add(new String[]{"other shape", name + " is " + array.getShape() + ", not " + wanted});
        } else {
            return Optional.of(array);
        }
        if (missing.size() + misshapen.size() > HOPELESS) {
            finish();
        }
        return Optional.empty();
    }

    void finish() {
        List<String[]> all = new ArrayList<>(misshapen);
        all.addAll(missing);
        left.forEach((name, array) -> all.add(new String[]{"left over", name + " " + array.getShape()}));
        if (!all.isEmpty()) {
            throw problem(all);
        }
    }

    private UserProblem problem(List<String[]> all) {
        UserProblem problem = UserProblem
                .that("found that %s and the model do not fit: %d missing, %d left over, %d of "
                        .formatted(origin, missing.size(), left.size(), misshapen.size()) + "another shape");
        all.stream().limit(SHOWN).forEach(row -> problem.line(row[0], row[1]));
        if (all.size() > SHOWN) {
            problem.line("and", all.size() - SHOWN + " more");
        }
        return problem.line("try", "the weights that were saved with this config.json");
    }
}
