package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final RecordingHost host = new RecordingHost(Path.of("."), Map.of());

    @Test
    void quickStepsAreToldTenTimesASecondAtMost() throws InterruptedException {
        Progress progress = new Progress(host, "drawing", 1000);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            progress.next("scene");
            Thread.sleep(0, 300_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertEquals(1, host.shown.size());
        assertTrue(host.updates.size() >= 1 && host.updates.size() <= 10 * seconds, host.updates.size() + " updates");
        String last = host.updates.get(host.updates.size() - 1).data().get("text/plain");
        assertTrue(last.matches("drawing \\d+ of 1000  scene  0:0\\d left"), last);
    }

    @Test
    void aSingleStepIsNotWorthTelling() throws InterruptedException {
        Progress progress = new Progress(host, "drawing", 1);
        progress.next("scene");
        progress.done("drew it");
        assertEquals(0, host.shown.size() + host.updates.size());
    }

    @Test
    void anInterruptEndsTheWorkBeforeTheNextStep() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> new Progress(host, "drawing", 3).next("scene"));
    }
}
