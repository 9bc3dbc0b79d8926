package org.pixelllm.kernel.wire;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Echoes what it hears, so that clients know that the kernel lives. */
public final class Heartbeat implements AutoCloseable {
    private static final int PAUSE = 500; // milliseconds between looks whether to end

    private final ZMQ.Socket socket;
    private final Thread thread = new Thread(this::echo, "heartbeat");
    private volatile boolean open = true;

    public Heartbeat(ZContext context, String address) {
        socket = context.createSocket(SocketType.REP);
        socket.setReceiveTimeOut(PAUSE);
        socket.setLinger(0);
        socket.bind(address);
        thread.setDaemon(true);
        thread.start();
    }

    private void echo() {
        while (open) {
            try {
                beat();
            } catch (OutOfMemoryError e) {
                continue; // as the channels do: a cell's fault, and soon over
            }
        }
        socket.close();
    }

    private void beat() {
        byte[] frame = socket.recv();
        if (frame != null) {
            socket.send(frame);
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(2L * PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
