package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Metrics equal the standard tools' own numbers, on the folders in the resources or below {@code -Dmetrics.root}. */
class MetricsTest {
    @Test
    void captionsAreScoredAsPublished() throws IOException {
        each("captions", folder -> new CaptionMetricsParity(folder).check());
    }

    @Test
    void boxesAreJudgedAsPublished() throws IOException {
        each("referring", folder -> new ReferringParity(folder).boxes());
        each("referring", folder -> new ReferringParity(folder).topBoxes());
        each("referring", folder -> new ReferringParity(folder).rescaledBoxes());
    }

    @Test
    void masksAreCodedAndMergedAsInCoco() throws IOException {
        each("referring", folder -> new MaskParity(folder).runLengths());
        each("referring", folder -> new MaskParity(folder).merged());
        each("referring", folder -> new MaskParity(folder).polygons());
    }

    @Test
    void masksAreJudgedAsPublished() throws IOException {
        each("referring", folder -> new MaskParity(folder).metrics());
        each("referring", folder -> new MaskParity(folder).rescaled());
    }

    @Test
    void denseCaptionsAreJudgedAsPublished() throws IOException {
        each("densecap", folder -> new DenseCaptionParity(folder).merging());
        each("densecap", folder -> new DenseCaptionParity(folder).matching());
        each("densecap", folder -> new DenseCaptionParity(folder).boxesOnly());
        each("densecap", folder -> new DenseCaptionParity(folder).givenSimilarity());
        each("densecap", folder -> new DenseCaptionParity(folder).standard());
        each("densecap", folder -> new DenseCaptionParity(folder).variants());
    }

    @Test
    void tracesAreJudgedAsPublished() throws IOException {
        each("trace", TraceParity::check);
    }

    private static void each(String name, Consumer<MetricsFolder> check) throws IOException {
        List<MetricsFolder> folders = MetricsFolder.named(name);
        assertFalse(folders.isEmpty(), "no folder " + name);
        folders.forEach(check);
    }
}
