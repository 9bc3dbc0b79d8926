package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartUpTest {
    @Test
    void theEnvironmentsWishesComeInOrder() {
        assertEquals(List.of("%classpath a.jar", "%load b.jsh", "int c = 3;"),
                StartUp.cells(Map.of("IJAVA_STARTUP_SCRIPT",
                        "int c = 3;", "IJAVA_CLASSPATH", "a.jar", "IJAVA_STARTUP_SCRIPTS_PATH", "b.jsh")));
    }

    @Test
    void withoutWishesNothingRuns() {
        assertEquals(List.of(), StartUp.cells(Map.of("IJAVA_CLASSPATH", "", "PATH", "/bin")));
    }
}
