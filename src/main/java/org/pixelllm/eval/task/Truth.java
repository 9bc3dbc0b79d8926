package org.pixelllm.eval.task;

import java.util.List;
import java.util.Optional;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.Narrative;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.model.Extent;

/** What people said, against which a prediction is held. */
public sealed interface Truth {
    /**
     * Captions.
     *
     * @param references at least one
     * @param region of which they were said; empty for the whole picture
     */
    record Said(List<String> references, Optional<CocoBox> region) implements Truth {
        public Said {
            references = List.copyOf(references);
        }
    }

    /**
     * The object that an expression means.
     *
     * @param size of the picture, where the data set tells it
     */
    record Meant(BoxedText expression, Optional<Extent> size) implements Truth {}

    /** A caption with the places of its words. */
    record Spoken(Narrative narrative) implements Truth {}

    /** Everything that was said of parts of a picture. */
    record Regions(List<BoxedText> regions) implements Truth {
        public Regions {
            regions = List.copyOf(regions);
        }
    }
}
