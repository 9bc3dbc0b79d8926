package org.pixelllm.magics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;

/**
 * One sentence about a picture or a part of it.
 *
 * @param score of the sentence, where the model tells one
 * @param box that it is about, in pixels, where it is about a part
 */
record Saying(String text, OptionalDouble score, Optional<Box> box, Optional<Mask> mask, List<Word> words) {
    static Saying of(Caption caption) {
        Optional<Box> box = caption.prompt() instanceof Prompt.InBox in ? Optional.of(in.box()) : Optional.empty();
        return new Saying(caption.text(), OptionalDouble.of(caption.score()), box, Optional.empty(), caption.words());
    }

    static Saying of(Grounding found) {
        return new Saying(found.expression(), OptionalDouble.empty(), Optional.of(found.box()), found.mask(),
                found.words());
    }

    static Saying of(Region region) {
        return new Saying(region.caption().text(), OptionalDouble.of(region.score()), Optional.of(region.box()),
                region.mask(), region.caption().words());
    }
}
