package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every part with what the published implementation computes, stage by stage.
 *
 * <p>Runs on the folders below {@code -Dparity.root=DIR} if given, whatever their names, sizes and counts; a folder may
 * leave out cases. Prints the expected tensors that nothing was compared with, and fails for them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ParityTest {
    private static final Map<Path, ParityFolder> FOLDERS = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws IOException {
        for (Path folder : ParityFolder.all()) {
            FOLDERS.put(folder, new ParityFolder(folder));
        }
        assertFalse(FOLDERS.isEmpty(), "no reference data below " + ParityFolder.root().toAbsolutePath());
    }

    @AfterAll
    static void listWhatIsNotChecked() {
        FOLDERS.forEach((path, folder) -> System.out.printf("parity %s: %d expected tensors not checked %s%n",
                path.getFileName(), folder.unchecked().size(), folder.unchecked()));
        FOLDERS.values().forEach(ParityFolder::close);
    }

    static Stream<ParityFolder> folders() {
        return FOLDERS.values().stream();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void imageEncoderMatchesBlockByBlock(ParityFolder folder) {
        EncoderParity.blocks(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void samsEncoderMatchesBlockByBlock(ParityFolder folder) {
        SamParity.blocks(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void featureMapsAreJoinedOnTheFinestGrid(ParityFolder folder) {
        SamParity.fusion(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void masksAreDecodedAsPublished(ParityFolder folder) {
        MaskParity.masks(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void promptsAreEmbeddedAsPublished(ParityFolder folder) {
        PromptParity.embedded(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void promptFeaturesAreExtractedAndProjected(ParityFolder folder) {
        PromptParity.extracted(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void theTextHeadReadsAndSpeaks(ParityFolder folder) {
        TextParity.teacherForced(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void everyWordFindsItsPixels(ParityFolder folder) {
        PointParity.points(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void greedyDecodingSpeaksTheSameTokens(ParityFolder folder) {
        InferenceParity.greedy(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void greedyDecodingNeedsNoContext(ParityFolder folder) {
        InferenceParity.greedyAlone(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void beamSearchFindsTheSameBeams(ParityFolder folder) {
        InferenceParity.beams(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void expressionsAreReferredToTheirBoxes(ParityFolder folder) {
        InferenceParity.referring(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void picturesAreCaptionedFromEndToEnd(ParityFolder folder) {
        EndToEndParity.caption(folder, "infer.caption_greedy", Optional.of("context_tokens"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void picturesAreCaptionedWithBeamsFromEndToEnd(ParityFolder folder) {
        EndToEndParity.caption(folder, "infer.caption_beam", Optional.of("context_tokens"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void picturesAreCaptionedWithoutContextFromEndToEnd(ParityFolder folder) {
        EndToEndParity.caption(folder, "infer.caption_greedy_no_context", Optional.empty());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void expressionsFindTheirMasksFromEndToEnd(ParityFolder folder) {
        EndToEndParity.refer(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void regionsAreDescribedFromEndToEnd(ParityFolder folder) {
        EndToEndParity.describe(folder, "infer.densecap_greedy");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void regionsAreDescribedWithBeamsFromEndToEnd(ParityFolder folder) {
        EndToEndParity.describe(folder, "infer.densecap_beam");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void theTextLossSmoothsAndSkips(ParityFolder folder) {
        LossParity.text(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void thePointLossesCountWhatIsValid(ParityFolder folder) {
        LossParity.points(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void theMaskLossTakesTheBestMask(ParityFolder folder) {
        LossParity.masks(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void regionsAreFoundAsPublished(ParityFolder folder) {
        DetectionParity.stages(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void captionsCountInTheScoresOfRegions(ParityFolder folder) {
        DetectionParity.captionsCount(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void theBoxDecoderLearnsAsPublished(ParityFolder folder) {
        DetectionLossParity.taught(folder);
        DetectionLossParity.gradients(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void theBoxDecoderIsJudgedWhereNothingTeachesIt(ParityFolder folder) {
        DetectionLossParity.idle(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void referringIsLearnedByThePublishedGradients(ParityFolder folder) {
        TrainingParity.referring(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void detectingIsLearnedByThePublishedGradients(ParityFolder folder) {
        TrainingParity.detecting(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    void referringIsLearnedBesideDetection(ParityFolder folder) {
        TrainingParity.referringJointly(folder);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("folders")
    @Order(Integer.MAX_VALUE)
    void everyExpectedTensorWasCompared(ParityFolder folder) {
        assertEquals(new TreeSet<>(), folder.unchecked());
    }
}
