package org.pixelllm.magics;

import org.pixelllm.PixelLlm;

/** The model that the verbs talk to: at most one is loaded. */
final class Models {
    private final boolean quiet;
    private PixelLlm current;

    private Models(boolean quiet) {
        this.quiet = quiet;
    }

    /** For a notebook, which should say what it loads unasked. */
    static Models announced() {
        return new Models(false);
    }

    /** For a terminal, where every command must load. */
    static Models quiet() {
        return new Models(true);
    }

    /** Loads a model in place of the one before, which is closed; when loading fails, the one before stays. */
    synchronized PixelLlm load(String nameOrFolder) {
        PixelLlm fresh = PixelLlm.load(nameOrFolder);
        if (current != null) {
            current.close();
        }
        current = fresh;
        return fresh;
    }

    /** Returns the loaded model; where there is none, loads the built-in one and says so. */
    synchronized PixelLlm current(Desk desk) {
        if (current == null) {
            if (!quiet) {
                desk.host().out().println("No model was loaded: loading \"" + PixelLlm.SCENES + "\".");
            }
            load(PixelLlm.SCENES);
        }
        return current;
    }
}
