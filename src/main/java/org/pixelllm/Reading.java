package org.pixelllm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.pixelllm.image.Letterbox;
import org.pixelllm.model.Network;
import org.pixelllm.model.Vision;

/**
 * A picture as the text head reads it for one prompt.
 *
 * @param scope holds all tensors of it
 * @param box how the picture lies in the input
 * @param asked one row
 */
record Reading(Network network, NDManager scope, Letterbox box, Network.Asked asked) {
    /**
     * Reads a picture that was looked at.
     *
     * @param context tokens beside the picture, perhaps none
     */
    static Reading of(Network network, NDManager scope, Seen.Encoded known, Prompt prompt, int[] context) {
        Vision.Seen maps = known.maps().in(scope);
        NDArray visual = network.visualTokens(network.features(maps), Aim.prompts(scope, prompt, known.box()));
        Optional<NDArray> beside = context.length == 0
                ? Optional.empty()
                : Optional.of(scope.create(context, new Shape(1, context.length)));
        return new Reading(network, scope, known.box(), network.ask(maps, visual, beside));
    }

    /** Lets the text head hear words, and returns what it holds and points at for each. */
    Network.Told tell(int[] ids, int length) {
        return network.tell(asked, tokens(ids, length));
    }

    /** Returns begin, words, end and padding: (1, length). */
    NDArray tokens(int[] ids, int length) {
        int[] tokens = new int[length];
        tokens[0] = network.text().ids().begin();
        System.arraycopy(ids, 0, tokens, 1, ids.length);
        tokens[ids.length + 1] = network.text().ids().end();
        return scope.create(tokens, new Shape(1, length));
    }
}
