package org.pixelllm.weights;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pixelllm.problem.UserProblem;

/** How well what a file holds fits what a model asks for. */
final class Fit {
    private static final int LISTED = 2000; // the published model has fewer
    private static final int HOPELESS = 10_000; // an absurd config asks on until memory is gone

    private final Map<String, Tensors.Info> left;
    private final String origin;
    private final List<String[]> missing = new ArrayList<>();
    private final List<String[]> misshapen = new ArrayList<>();

    Fit(Map<String, Tensors.Info> found, String origin) {
        this.left = new LinkedHashMap<>(found);
        this.origin = origin;
    }

    /** Returns whether a name is there in the wanted shape; remembers that it was asked for, and what is wrong. */
    boolean take(String name, Shape wanted) {
        Tensors.Info info = left.remove(name);
        if (info == null) {
            missing.add(new String[]{"missing", name + " " + wanted});
        } else if (info.type() != DataType.FLOAT32) {
            misshapen.add(new String[]{"other type", name + " is " + info.type() + ", not float32"});
        } else if (!info.shape().equals(wanted)) {
            misshapen.add(new String[]{"other shape", name + " is " + info.shape() + ", not " + wanted});
        } else {
            return true;
        }
        if (missing.size() + misshapen.size() > HOPELESS) {
            finish();
        }
        return false;
    }

    void finish() {
        List<String[]> all = new ArrayList<>(misshapen);
        all.addAll(missing);
        left.forEach((name, info) -> all.add(new String[]{"left over", shown(name) + " " + info.shape()}));
        if (!all.isEmpty()) {
            throw problem(all);
        }
    }

    private UserProblem problem(List<String[]> all) {
        UserProblem problem = UserProblem
                .that("found that %s and the model do not fit: %d missing, %d left over, %d of "
                        .formatted(origin, missing.size(), left.size(), misshapen.size()) + "another shape");
        all.stream().limit(LISTED).forEach(row -> problem.line(row[0], row[1]));
        if (all.size() > LISTED) {
            problem.line("and", all.size() - LISTED + " more");
        }
        return problem.line("try", "the weights that were saved with this config.json");
    }

    /** A foreign name may be as long as the file. */
    private static String shown(String name) {
        return name.length() > 200 ? name.substring(0, 197) + "..." : name;
    }
}
