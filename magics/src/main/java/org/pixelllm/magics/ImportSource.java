package org.pixelllm.magics;

import java.nio.file.Path;
import org.pixelllm.weights.ImportWatcher;

/** What a model is imported from. */
interface ImportSource {
    /** Makes the model folder; returns what to tell. */
    String into(Path folder, ImportWatcher watcher);
}
