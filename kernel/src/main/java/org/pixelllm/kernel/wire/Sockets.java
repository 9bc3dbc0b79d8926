package org.pixelllm.kernel.wire;

import java.time.Duration;
import org.zeromq.ZContext;

/** The end of all sockets of a kernel or a client. */
public final class Sockets {
    private static final Duration PATIENCE = Duration.ofSeconds(5); // the last messages get one second to leave

    private Sockets() {}

    /** Closes them; one that does not end in time is left behind, as ZeroMQ would wait for it for ever. */
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
