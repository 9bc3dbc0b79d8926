package org.pixelllm.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pixelllm.model.Extent;

/**
 * A picture of a data set with what people said of it.
 *
 * @param id of the picture in the data set
 * @param picture the file; it is there unless the data set was opened without pictures
 * @param size in pixels, where the data set tells it
 * @param split such as train or testA; empty where the data set has none
 * @param narratives what was said of the whole picture, with the places of words where they are known
 * @param regions what was said of parts of it
 * @param expressions by which one object is meant
 */
public record Example(String id, Path picture, Optional<Extent> size, String split, List<Narrative> narratives,
        List<BoxedText> regions, List<BoxedText> expressions) {
    public Example {
        narratives = List.copyOf(narratives);
        regions = List.copyOf(regions);
        expressions = List.copyOf(expressions);
    }

    /** A picture of which nothing has been said yet. */
    static Example of(String id, Path picture, Optional<Extent> size) {
        return new Example(id, picture, size, "", List.of(), List.of(), List.of());
    }

    Example withSplit(String name) {
        return new Example(id, picture, size, name, narratives, regions, expressions);
    }

    Example withNarratives(List<Narrative> said) {
        return new Example(id, picture, size, split, said, regions, expressions);
    }

    Example withRegions(List<BoxedText> said) {
        return new Example(id, picture, size, split, narratives, said, expressions);
    }

    Example withExpressions(List<BoxedText> said) {
        return new Example(id, picture, size, split, narratives, regions, said);
    }

    /** Says whether anything is left to use. */
    boolean isEmpty() {
        return narratives.isEmpty() && regions.isEmpty() && expressions.isEmpty();
    }
}
