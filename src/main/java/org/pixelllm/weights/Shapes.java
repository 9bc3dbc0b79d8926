package org.pixelllm.weights;

/**
 * What the shapes of a checkpoint's tensors say about the model.
 *
 * <p>Where a tensor is missing the published size stands in; that it is missing is told later, with all others.
 */
final class Shapes {
    private static final int MOST = 1 << 24; // beyond it every configuration refuses

    private final Tensors tensors;

    /** Looks at tensors with our names. */
    Shapes(Tensors tensors) {
        this.tensors = tensors;
    }

    boolean has(String name) {
        return tensors.table().containsKey(name);
    }

    /** Returns the size of one axis. */
    int size(String name, int axis, int published) {
        Tensors.Info info = tensors.table().get(name);
        if (info == null || info.shape().dimension() <= axis) {
            return published;
        }
        return (int) Math.min(MOST, info.shape().get(axis));
    }

    /** Returns the side of a square that so many of a table's rows fill. */
    static int side(int rows) {
        return (int) Math.round(Math.sqrt(rows));
    }

    /** Returns the number of parts called prefix0, prefix1, and so on. */
    int count(String prefix) {
        int count = 0;
        for (String name : tensors.table().keySet()) {
            int end = name.indexOf('/', prefix.length());
            if (name.startsWith(prefix) && end > 0 && name.substring(prefix.length(), end).matches("[0-9]{1,4}")) {
                count = Math.max(count, 1 + Integer.parseInt(name.substring(prefix.length(), end)));
            }
        }
        return Math.max(1, count);
    }

}
