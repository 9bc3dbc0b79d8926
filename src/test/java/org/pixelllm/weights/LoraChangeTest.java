package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.nn.Torch;

class LoraChangeTest {
    private final NDManager manager = Torch.open();

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void newLoraHasChangedNothing() {
        List<LoraChange> changes = LoraChange.of(fresh(ModelConfig.tiny(20)), ModelConfig.tiny(20));

        assertEquals(List.of("encoder 0 attention query", "encoder 0 attention value",
                "decoder 0 self attention query", "decoder 0 self attention value",
                "decoder 0 encoder decoder attention query", "decoder 0 encoder decoder attention value"),
                changes.stream().map(c -> c.layer() + " " + c.projection()).toList());
        for (LoraChange change : changes) {
            assertEquals(0, change.change());
            assertEquals(0, change.share());
            assertTrue(change.kernel() > 0, change.toString());
        }
    }

    @Test
    void lengthsAreThoseOfTheMatricesThatAreAdded() {
        ModelConfig config = ModelConfig.tiny(20); // scale 2, 32 x 32, rank 2
        Map<String, NDArray> tensors = fresh(config);
        String kernel = "textual/t5_module/decoder/layers_0/self_attention/value/kernel";
        float[] sparse = new float[32 * 32];
        sparse[5] = 3;
        sparse[77] = -4;
        tensors.get(kernel).set(sparse); // length 5
        float[] left = new float[32 * 2];
        left[0] = 1;
        left[3] = 2; // rows 0 and 1 of the update are 1 and 2 times the first and second row of right
        tensors.get(kernel + "_left_lora").set(left);
        float[] right = new float[2 * 32];
        right[0] = 6;
        right[32 + 9] = 4;
        tensors.get(kernel + "_right_lora").set(right);

        LoraChange change = LoraChange.of(tensors, config).get(3);

        assertEquals(5, change.kernel(), 1e-6);
        assertEquals(2 * 10, change.change(), 1e-5); // the update has 6 and 8
        assertEquals(4, change.share(), 1e-6);
    }

    @Test
    void aModelWithoutLoraHasNothingToTell() {
        ModelConfig plain = Lora.with(ModelConfig.tiny(20), LoraConfig.NONE);
        assertTrue(LoraChange.of(fresh(plain), plain).isEmpty());
    }

    private Map<String, NDArray> fresh(ModelConfig config) {
        ParameterSet parameters = ParameterSet.fresh(manager, 2);
        new Network(parameters.params(), config);
        return parameters.tensors();
    }
}
