package org.pixelllm.kernel;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that speak with one kernel, over real sockets, from the first to the last. */
abstract class WithKernel {
    static Talk talk;

    @BeforeAll
    static void start() throws Exception {
        talk = new Talk();
    }

    @AfterAll
    static void end() {
        talk.close();
    }
}
