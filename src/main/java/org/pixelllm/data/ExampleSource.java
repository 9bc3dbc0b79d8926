package org.pixelllm.data;

import java.io.Closeable;
import java.util.Iterator;

/** The examples of a file, one after the other. */
interface ExampleSource extends Iterator<Example>, Closeable {}
