package org.pixelllm.train;

/** What a picture of a batch teaches; the published names are in brackets. */
public enum Task {
    /** Text for the prompts that were given with the picture ("cap"). */
    CAPTION,
    /** Text for the boxes that the model proposes itself ("objcap"). */
    OBJECT_CAPTION,
    /** Boxes ("proposal"). */
    PROPOSAL,
    /** A place for each word ("point"). */
    POINT
}
