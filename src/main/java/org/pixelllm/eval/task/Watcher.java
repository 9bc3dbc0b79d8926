package org.pixelllm.eval.task;

/** Is told how an evaluation comes along. */
@FunctionalInterface
public interface Watcher {
    /** Looks on without a word. */
    Watcher NONE = (done, pictures, score) -> {};

    /**
     * Is told after each picture.
     *
     * @param done pictures so far
     * @param pictures in all
     * @param score so far, such as {@code P@0.5 71.2}
     */
    void at(int done, int pictures, String score);
}
