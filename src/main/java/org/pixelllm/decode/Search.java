package org.pixelllm.decode;

import org.pixelllm.model.TextHead;

/** Finds what a text head says. */
public interface Search {
    /** Decodes every row of what a text head has encoded. */
    Decoded run(TextHead.Encoded encoded);
}
