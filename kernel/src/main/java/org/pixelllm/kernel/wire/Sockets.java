package org.pixelllm.kernel.wire;

import java.time.Duration;
import org.zeromq.ZContext;

/** The end of all sockets of a kernel or a client. */
public final class Sockets {
    private static final Duration PATIENCE = Duration.ofSeconds(3); // the last messages get one second to leave

    private Sockets() {}

    /**
     * Closes them, or leaves them behind where that takes too long.
     *
     * <p>JeroMQ 0.6.0 would wait for ever where its I/O thread has ended early: a socket may be gone between the two
     * steps in which that thread tells it so, and the second step then fails ({@code ClosedChannelException} in
     * {@code Signaler.send}). About one close in 150 does that here; most of them end all the same.
     */
    public static void close(ZContext context) {
        Thread closing = new Thread(context::close, "sockets");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
