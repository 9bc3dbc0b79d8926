package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;
import org.pixelllm.problem.UserProblem;

/**
 * All parameters of a model by name, in the order in which its layers first asked for them.
 *
 * <p>A name may be asked for twice (tied weights) and gives the same array. The set owns its arrays.
 */
public final class ParameterSet implements AutoCloseable {
    private final NDManager manager;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Params.Source beginning;
    private final Fit fit;
    private final Runnable ending;

    private ParameterSet(NDManager manager, Params.Source beginning, Fit fit, Runnable ending) {
        this.manager = manager;
        this.beginning = beginning;
        this.fit = fit;
        this.ending = ending;
    }

    /** Returns a set whose tensors begin anew; each is drawn from (seed, name), whatever the order of asking. */
    public static ParameterSet fresh(NDManager parent, long seed) {
        NDManager own = parent.newSubManager();
        return new ParameterSet(own,
                (name, init, shape) -> drawn(own, seed, name, init, new Shape(shape)),
                new Fit(Map.of(), "fresh parameters"), () -> {});
    }

    /** Returns a set over arrays that were read; takes them over. See {@link #finish}. */
    public static ParameterSet from(NDManager parent, Map<String, NDArray> loaded) {
        return from(parent, loaded, "the weights");
    }

    /**
     * Returns a set over arrays that were read; takes them over. See {@link #finish}.
     *
     * @param origin what the user calls them, such as a file name
     */
    public static ParameterSet from(NDManager parent, Map<String, NDArray> loaded, String origin) {
        NDManager own = parent.newSubManager();
        Map<String, Tensors.Info> found = new LinkedHashMap<>();
        loaded.forEach((name, array) -> {
            array.attach(own);
            found.put(name, new Tensors.Info(array.getShape(), array.getDataType()));
        });
        return over(own, new Fit(found, origin), loaded::get, () -> {});
    }

    /**
     * Returns a set that reads a tensor when a layer asks for it, so that nothing is held twice. See {@link #finish}.
     *
     * @param tensors are closed with the asking, or with the set
     */
    public static ParameterSet from(NDManager parent, Tensors tensors) {
        NDManager own = parent.newSubManager();
        own.attachInternal("file", tensors);
        return over(own, new Fit(tensors.table(), tensors.name()), name -> tensors.read(name, own), tensors::close);
    }

    /** Returns a set that checks names and shapes as {@link #from} does, but reads nothing: all tensors are zero. */
    static ParameterSet checking(NDManager parent, Tensors tensors) {
        NDManager own = parent.newSubManager();
        NDArray zero = own.zeros(new Shape());
        return over(own, new Fit(tensors.table(), tensors.name()),
                name -> zero.broadcast(tensors.table().get(name).shape()), () -> {});
    }

    private static ParameterSet over(NDManager own, Fit fit, Function<String, NDArray> reader,
            Runnable ending) {
        NDArray zero = own.zeros(new Shape());
        return new ParameterSet(own, (name, init, shape) -> fit.take(name, new Shape(shape))
                ? reader.apply(name)
                : zero.broadcast(new Shape(shape)), fit, ending); // takes no memory, however large the shape
    }

    /**
     * Returns this set with some tensors that begin anew instead of being read, drawn from (seed, name); only the result
     * is to be used then.
     */
    public ParameterSet beginning(Predicate<String> anew, long seed) {
        return new ParameterSet(manager, (name, init, shape) -> anew.test(name)
                ? drawn(manager, seed, name, init, new Shape(shape))
                : beginning.tensor(name, init, shape), fit, ending);
    }

    /** Returns the scope that a model's constructor asks. */
    public Params params() {
        return Params.of(this::tensor);
    }

    /** Returns the arrays by full name, in order of first asking; a view. */
    public Map<String, NDArray> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /**
     * Ends the asking: everything that was read must have been used, and nothing may have been missing.
     *
     * @throws UserProblem one that lists all that is missing, left over or of another shape
     */
    public void finish() {
        try {
            fit.finish();
        } finally {
            ending.run();
        }
    }

    /** Frees all arrays. */
    @Override
    public void close() {
        manager.close();
    }

    private NDArray tensor(String name, Init init, long... shape) {
        NDArray array = tensors.computeIfAbsent(name, n -> begin(n, init, shape));
        if (!array.getShape().equals(new Shape(shape))) {
            throw new IllegalStateException(name + " is " + array.getShape() + ", then asked " + new Shape(shape));
        }
        return array;
    }

    private NDArray begin(String name, Init init, long... shape) {
        NDArray array = beginning.tensor(name, init, shape);
        array.setName(name);
        return array;
    }

    /** Returns a tensor that begins anew, drawn from (seed, name). */
    static NDArray drawn(NDManager manager, long seed, String name, Init init, Shape shape) {
        return manager.create(init.values(random(seed, name), shape.getShape()), shape);
    }

    private static SplittableRandom random(long seed, String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a over the characters
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash);
    }
}
