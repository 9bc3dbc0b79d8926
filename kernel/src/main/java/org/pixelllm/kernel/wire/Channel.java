package org.pixelllm.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.pixelllm.problem.UserProblem;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A socket with its one thread: what any thread sends passes through an inner queue, what comes in goes to a listener.
 *
 * <p>ZeroMQ's sockets belong to one thread; this is that thread. The listener must return soon.
 */
public final class Channel implements AutoCloseable {
    private static final int UNLIMITED = 0;
    private static final long LARGEST = 256L << 20; // bytes in one frame

    private final Codec codec;
    private final Consumer<Message> listener;
    private final ZMQ.Socket socket;
    private final ZMQ.Socket inbox;
    private final ZMQ.Socket outbox;
    private final ZMQ.Poller poller;
    private final Thread thread;
    private final BlockingQueue<List<byte[]>> outgoing = new LinkedBlockingQueue<>();
    private final Thread messenger; // the only one at the outbox: an interrupt of a cell's thread would break the socket
    private boolean closed;

    private Channel(ZContext context, ZMQ.Socket socket, String name, Codec codec, Consumer<Message> listener) {
        this.codec = codec;
        this.listener = listener;
        this.socket = socket;
        String inner = "inproc://" + UUID.randomUUID();
        inbox = context.createSocket(SocketType.PULL);
        inbox.setHWM(UNLIMITED);
        inbox.bind(inner);
        outbox = context.createSocket(SocketType.PUSH);
        outbox.setHWM(UNLIMITED);
        outbox.connect(inner);
        poller = context.createPoller(2);
        poller.register(socket, ZMQ.Poller.POLLIN);
        poller.register(inbox, ZMQ.Poller.POLLIN);
        thread = new Thread(this::serve, name);
        thread.setDaemon(true);
        messenger = new Thread(this::carry, name + " out");
        messenger.setDaemon(true);
    }

    /**
     * Listens at an address as a kernel does.
     *
     * @throws UserProblem an address that is taken
     */
    public static Channel bind(ZContext context, SocketType type, String address, Codec codec,
            Consumer<Message> listener) {
        ZMQ.Socket socket = socket(context, type);
        try {
            socket.bind(address);
        } catch (ZMQException e) {
            throw UserProblem.that("could not listen at " + address).line("saw", e.getMessage())
                    .line("try", "restart the kernel: another program took the port").because(e);
        }
        return new Channel(context, socket, "channel " + address, codec, listener);
    }

    /**
     * Calls at an address as a client does.
     *
     * @param identity by which the kernel finds all channels of one client
     */
    public static Channel connect(ZContext context, SocketType type, String address, byte[] identity, Codec codec,
            Consumer<Message> listener) {
        ZMQ.Socket socket = socket(context, type);
        socket.setIdentity(identity);
        socket.setReconnectIVL(20); // milliseconds: a kernel that starts is there soon
        if (type == SocketType.SUB) {
            socket.subscribe(ZMQ.SUBSCRIPTION_ALL);
        }
        socket.connect(address);
        return new Channel(context, socket, "channel " + address, codec, listener);
    }

    private static ZMQ.Socket socket(ZContext context, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHWM(UNLIMITED); // what a cell may print is bounded elsewhere
        socket.setMaxMsgSize(LARGEST);
        socket.setLinger(1000); // milliseconds for the last reply to leave
        return socket;
    }

    /** Begins to listen. */
    public Channel start() {
        thread.start();
        messenger.start();
        return this;
    }

    private void serve() {
        while (turn()) {
            continue;
        }
        socket.close();
        inbox.close();
    }

    /** Waits for something to pass on; returns false at the end. */
    private boolean turn() {
        try {
            poller.poll(-1);
            boolean open = forward();
            receive();
            return open;
        } catch (OutOfMemoryError e) {
            return true; // a cell has filled the memory: it will fail, and there will be room again
        }
    }

    /** Passes on what waits in the inner queue; returns false where that was the end. */
    private boolean forward() {
        if (!poller.pollin(1)) {
            return true;
        }
        List<byte[]> frames = frames(inbox);
        if (frames.size() == 1) {
            return false; // no message is that short
        }
        write(socket, frames);
        return true;
    }

    /** Brings what is to be sent to the thread that may. */
    private void carry() {
        boolean more = true;
        while (more) {
            try {
                List<byte[]> frames = outgoing.take();
                write(outbox, frames);
                more = frames.size() > 1;
            } catch (OutOfMemoryError e) {
                continue; // as above
            } catch (InterruptedException e) {
                more = false; // nobody does that
            }
        }
    }

    private static void write(ZMQ.Socket to, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            to.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    private void receive() {
        if (poller.pollin(0)) {
            Optional<Message> message = codec.read(frames(socket));
            message.ifPresent(this::pass);
        }
    }

    private void pass(Message message) {
        try {
            listener.accept(message);
        } catch (RuntimeException e) { // the next message deserves its answer all the same
            e.printStackTrace();
        }
    }

    private static List<byte[]> frames(ZMQ.Socket from) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = from.recv();
            frames.add(frame == null ? new byte[0] : frame);
        } while (from.hasReceiveMore());
        return frames;
    }

    /** Sends from any thread, in order; after the end nobody listens, and nothing is sent. */
    public synchronized void send(Message message) {
        if (!closed) {
            outgoing.add(codec.write(message));
        }
    }

    /** Ends the thread, once what was sent before has left it. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            outgoing.add(List.of(new byte[0]));
        }
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
