package org.pixelllm.data.scenes;

import java.io.Closeable;
import java.io.IOException;

/** One file of a written data set, to which every scene adds what that format holds. */
interface Chapter extends Closeable {
    void add(Scene scene) throws IOException;
}
