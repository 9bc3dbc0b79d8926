package org.pixelllm.magics;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;

/** The model that the verbs talk to: at most one is loaded. */
final class Models {
    private PixelLlm current;

    /** Loads a model in place of the one before, which is closed; when loading fails, the one before stays. */
    synchronized PixelLlm load(Loader loader) {
        PixelLlm fresh = loader.load();
        if (current != null) {
            current.close();
        }
        current = fresh;
        return fresh;
    }

    /** Returns the loaded model, if there is one. */
    synchronized Optional<PixelLlm> loaded() {
        return Optional.ofNullable(current);
    }

    /** Asks the loaded model, the built-in one where there is none; it is not replaced before it has answered. */
    synchronized <T> T ask(Function<PixelLlm, T> question) {
        return question.apply(current(remark -> {}));
    }

    /** Returns the loaded model; where there is none, loads the built-in one and says so. */
    synchronized PixelLlm current(Consumer<String> remark) {
        if (current == null) {
            remark.accept("No model was loaded: loading \"" + PixelLlm.SCENES + "\".");
            load(Loader.of(PixelLlm.SCENES));
        }
        return current;
    }
}
