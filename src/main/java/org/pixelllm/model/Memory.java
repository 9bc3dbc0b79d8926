package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.pixelllm.nn.Borrow;

/**
 * Keys and values of tokens that will be attended to.
 *
 * @param keys (R, N, K, H)
 * @param values (R, N, K, H)
 */
record Memory(NDArray keys, NDArray values) implements AutoCloseable {
    /** Appends the memory of later tokens. */
    Memory then(Memory later) {
        return new Memory(keys.concat(later.keys, 2), values.concat(later.values, 2));
    }

    /** Takes rows, each any number of times: index, int64. */
    Memory gather(NDArray index) {
        return new Memory(keys.get(index), values.get(index));
    }

    /** Returns the same memory, owned by a manager. */
    Memory in(NDManager manager) {
        return new Memory(Borrow.in(manager, keys), Borrow.in(manager, values));
    }

    void attach(NDManager manager) {
        keys.attach(manager);
        values.attach(manager);
    }

    long rows() {
        return keys.getShape().get(0);
    }

    @Override
    public void close() {
        keys.close();
        values.close();
    }
}
