package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;
import java.util.Objects;

/**
 * Where a layer gets its tensors: a scope of names joined with {@code /}.
 *
 * <p>The layer says what it needs, the {@link Source} behind the scope decides whether the tensor is read or made, so
 * one constructor loads, initialises and documents.
 */
public final class Params {
    private final Source source;
    private final String prefix;
    private final Drop drop;

    private Params(Source source, String prefix, Drop drop) {
        this.source = Objects.requireNonNull(source);
        this.prefix = prefix;
        this.drop = drop;
    }

    /** Returns the root scope over a source. */
    public static Params of(Source source) {
        return new Params(source, "", new Drop());
    }

    /** Returns the scope of a part. */
    public Params in(String name) {
        return new Params(source, prefix + name + "/", drop);
    }

    /**
     * Returns the tensor of this name in this scope.
     *
     * @param init how it begins where nothing was learned yet
     * @param shape exact, empty for a scalar
     */
    public NDArray tensor(String name, Init init, long... shape) {
        return source.tensor(prefix + name, init, shape);
    }

    /** Returns what drops while the model learns; all scopes of a root share it. */
    public Drop drop() {
        return drop;
    }

    /** What stands behind a scope: a file, or a fresh beginning. */
    @FunctionalInterface
    public interface Source {
        /** Returns the float32 tensor of a full name; the source owns it. */
        NDArray tensor(String name, Init init, long... shape);
    }
}
