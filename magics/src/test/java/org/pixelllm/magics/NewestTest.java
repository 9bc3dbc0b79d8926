package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NewestTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final BlockingQueue<Integer> done = new LinkedBlockingQueue<>();

    private void work(int item) {
        begun.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done.add(item);
    }

    @Test
    void whatIsOvertakenIsDropped() throws Exception {
        try (var newest = new Newest<>("test", this::work)) {
            newest.take(1);
            begun.await();
            for (int i = 2; i <= 100; i++) {
                newest.take(i);
            }
            gate.countDown();
            assertEquals(1, done.poll(60, TimeUnit.SECONDS));
            assertEquals(100, done.poll(60, TimeUnit.SECONDS));
            newest.take(101);
            assertEquals(101, done.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void nothingBeginsOnceItIsClosed() throws Exception {
        var newest = new Newest<>("test", this::work);
        gate.countDown();
        newest.close();
        newest.take(1);
        assertNull(done.poll(50, TimeUnit.MILLISECONDS));
    }
}
