package org.pixelllm.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import org.junit.jupiter.api.Test;
import org.pixelllm.problem.UserProblem;

class ProcessorTest {
    @Test
    void aGpuThatIsNotThereIsRefusedAndNothingComputesInstead() {
        Torch.open().close();
        assumeTrue(Engine.getEngine("PyTorch").getGpuCount() == 0, "there is a GPU here");
        String said = assertThrows(UserProblem.class, () -> Torch.open(Processor.GPU)).getMessage();
        assertTrue(said.contains("cannot compute on a GPU here") && said.contains("PYTORCH_LIBRARY_PATH")
                && said.contains("--device cpu"), said);
    }

    @Test
    void whatIsNoDeviceIsExplained() {
        assertEquals(Processor.GPU, Processor.of("GPU"));
        String said = assertThrows(UserProblem.class, () -> Processor.of("tpu")).getMessage();
        assertTrue(said.contains("cpu, gpu"), said);
    }
}
