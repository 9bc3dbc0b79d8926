package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pixelllm.eval.MetricsFolder.Kind;

/** Metrics equal the standard tools' own numbers, on the folders in the resources or below {@code -Dmetrics.root}. */
class MetricsTest {
    @Test
    void thereIsSomethingToCompareWith() throws IOException {
        int found = 0;
        for (Kind kind : Kind.values()) {
            found += MetricsFolder.of(kind).size();
        }
        assertTrue(found > 0, "no reference data below " + MetricsFolder.root().toAbsolutePath());
    }

    @Test
    void captionsAreScoredAsPublished() throws IOException {
        each(Kind.CAPTIONS, folder -> new CaptionMetricsParity(folder).check());
    }

    @Test
    void boxesAreJudgedAsPublished() throws IOException {
        each(Kind.REFERRING, folder -> new ReferringParity(folder).boxes());
        each(Kind.REFERRING, folder -> new ReferringParity(folder).topBoxes());
        each(Kind.REFERRING, folder -> new ReferringParity(folder).rescaledBoxes());
    }

    @Test
    void masksAreCodedAndMergedAsInCoco() throws IOException {
        each(Kind.REFERRING, folder -> new MaskParity(folder).runLengths());
        each(Kind.REFERRING, folder -> new MaskParity(folder).merged());
        each(Kind.REFERRING, folder -> new MaskParity(folder).polygons());
    }

    @Test
    void masksAreJudgedAsPublished() throws IOException {
        each(Kind.REFERRING, folder -> new MaskParity(folder).metrics());
        each(Kind.REFERRING, folder -> new MaskParity(folder).rescaled());
    }

    @Test
    void denseCaptionsAreJudgedAsPublished() throws IOException {
        each(Kind.DENSE, folder -> new DenseCaptionParity(folder).merging());
        each(Kind.DENSE, folder -> new DenseCaptionParity(folder).matching());
        each(Kind.DENSE, folder -> new DenseCaptionParity(folder).boxesOnly());
        each(Kind.DENSE, folder -> new DenseCaptionParity(folder).givenSimilarity());
        each(Kind.DENSE, folder -> new DenseCaptionParity(folder).standard());
        each(Kind.DENSE, folder -> new DenseCaptionParity(folder).variants());
    }

    @Test
    void tracesAreJudgedAsPublished() throws IOException {
        each(Kind.TRACE, TraceParity::check);
    }

    private static void each(Kind kind, Consumer<MetricsFolder> check) throws IOException {
        List<MetricsFolder> folders = MetricsFolder.of(kind);
        assumeFalse(folders.isEmpty(), () -> "nothing of " + kind + " below " + MetricsFolder.root().toAbsolutePath());
        folders.forEach(check);
    }
}
