package org.pixelllm.magics;

import java.util.List;
import java.util.Locale;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;

/**
 * What a panel asks about a picture.
 *
 * @param text beside the picture for a caption, else the expression or the words to place
 * @param prompt where to look, for captions and places
 * @param beams captions to follow
 */
record Asking(Way way, String text, Prompt prompt, int beams) {
    /** What the model is to do; each is a verb. */
    enum Way {
        CAPTION("a question beside the picture, or nothing"), REFER("what to find, such as: the red car"), LOCATE(
                "words to place, such as: a red car and a tree"),
        DESCRIBE("");

        private final String hint;

        Way(String hint) {
            this.hint = hint;
        }

        String verb() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns what to write; empty where there is nothing to write. */
        String hint() {
            return hint;
        }

        boolean takesBox() {
            return this == CAPTION || this == LOCATE;
        }
    }

    /** Asks for a caption of a part. */
    static Asking caption(Prompt prompt) {
        return new Asking(Way.CAPTION, "", prompt, 1);
    }

    Answer of(PixelLlm model, Subject subject) {
        return switch (way) {
            case CAPTION -> captions(model, subject);
            case REFER -> Answer.of(subject.name(), subject.picture(), model.refer(subject.picture(), text));
            case LOCATE -> Answer.of(subject.name(), subject.picture(), model.locate(subject.picture(), prompt, text));
            case DESCRIBE -> Answer.ofRegions(subject.name(), subject.picture(), model.describeAll(subject.picture()));
        };
    }

    private Answer captions(PixelLlm model, Subject subject) {
        List<Caption> found = model.captions(subject.picture(), prompt, text, beams);
        return beams == 1
                ? Answer.of(subject.name(), subject.picture(), found.get(0))
                : Answer.ofBeams(subject.name(), subject.picture(), found);
    }
}
