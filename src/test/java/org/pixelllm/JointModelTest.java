package org.pixelllm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.image.Picture;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.ScenesModel;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.text.WordTokenizer;
import org.pixelllm.weights.ParameterSet;

/** Asks a tiny untrained model that has every part for regions, masks and beams. */
class JointModelTest {
    private static final Picture PICTURE = Scene.of(3, 80, 60).picture();
    private static final Box WHOLE = new Box(0, 0, 80, 60);

    private static NDManager manager;
    private static NDManager owner;
    private static PixelLlm model;

    @BeforeAll
    static void build() {
        manager = Torch.open();
        ParameterSet parameters = ParameterSet.fresh(manager, 1);
        model = model(manager, parameters, true);
        owner = parameters.tensors().values().iterator().next().getManager();
    }

    private static PixelLlm model(NDManager manager, ParameterSet parameters, boolean joint) {
        WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
        int size = tokenizer.size();
        Network network = new Network(parameters.params(),
                joint ? ModelConfig.tinyJoint(size) : ModelConfig.tiny(size));
        return PixelLlm.of("tiny", manager, network, parameters, tokenizer);
    }

    @AfterAll
    static void free() {
        model.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void regionsLieInThePictureBestFirst(int beams) {
        List<Region> regions = model.describeAll(PICTURE, 4, beams);

        assertFalse(regions.isEmpty());
        assertTrue(regions.size() <= 4);
        for (Region region : regions) {
            assertEquals(region.box(), region.box().intersect(WHOLE));
            assertEquals(new Prompt.InBox(region.box()), region.caption().prompt());
            assertTrue(region.score() >= 0 && region.score() <= 1);
            assertSizeOfThePicture(region.mask().orElseThrow());
        }
        List<Double> scores = regions.stream().map(Region::score).toList();
        assertEquals(scores.stream().sorted((a, b) -> Double.compare(b, a)).toList(), scores);
    }

    @Test
    void whatAnExpressionMeansHasAMask() {
        assertSizeOfThePicture(model.refer(PICTURE, "the red car").mask().orElseThrow());
    }

    @Test
    void samLooksAtAPictureOnlyWhereItIsNeededAndChangesNothing() {
        try (NDManager other = Torch.open()) {
            WordTokenizer tokenizer = WordTokenizer.of(Narrator.vocabulary());
            ParameterSet parameters = ParameterSet.fresh(other, 1);
            Network network = new Network(parameters.params(), ScenesModel.of(tokenizer.size(), 64));
            PixelLlm small = PixelLlm.of("small", other, network, parameters, tokenizer);
            Caption before = small.caption(PICTURE, Prompt.WHOLE, "");
            Grounding found = small.refer(PICTURE, "the red car");

            assertSizeOfThePicture(found.mask().orElseThrow());
            assertEquals(found, small.refer(PICTURE, "the red car"));
            assertEquals(before, small.caption(PICTURE, Prompt.WHOLE, ""));
        }
    }

    @Test
    void beamsComeBestFirst() {
        List<Caption> beams = model.captions(PICTURE, Prompt.WHOLE, "", 4);

        assertTrue(!beams.isEmpty() && beams.size() <= 4);
        for (int i = 1; i < beams.size(); i++) {
            assertTrue(beams.get(i - 1).score() >= beams.get(i).score());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, PixelLlm.MOST_BEAMS + 1, Integer.MAX_VALUE})
    void absurdBeamsAreRefused(int beams) {
        String told = assertThrows(UserProblem.class, () -> model.captions(PICTURE, Prompt.WHOLE, "", beams))
                .getMessage();
        assertTrue(told.contains("1 to 32 beams") && told.contains(beams + " beams"), told);
    }

    @Test
    void aModelWithoutABoxDecoderSaysSo() {
        NDManager own = Torch.open();
        try (PixelLlm plain = model(own, ParameterSet.fresh(own, 1), false)) {
            String told = assertThrows(UserProblem.class, () -> plain.describeAll(PICTURE)).getMessage();
            assertTrue(told.contains("this model has no box decoder") && told.contains("--box"), told);
            assertTrue(plain.refer(PICTURE, "the red car").mask().isEmpty());
        }
    }

    @Test
    void callsLeaveNoTensorsBehind() {
        ask();
        int before = manager.getManagedArrays().size() + owner.getManagedArrays().size();
        ask();
        assertEquals(before, manager.getManagedArrays().size() + owner.getManagedArrays().size());
    }

    private static void ask() {
        model.describeAll(PICTURE, 2, 2);
        model.refer(PICTURE, "the red car");
        model.captions(PICTURE, Prompt.WHOLE, "", 2);
    }

    private static void assertSizeOfThePicture(Mask mask) {
        assertEquals(80, mask.width());
        assertEquals(60, mask.height());
        assertTrue(mask.bits().length() <= 80 * 60);
    }
}
