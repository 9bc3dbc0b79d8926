package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.kernel.wire.Message;

/** Runs the cells one after the other on a thread of their own, and drops those that wait when one fails. */
final class CellQueue implements AutoCloseable {
    private static final int GRACE = 30; // milliseconds for cells that were sent together with the failed one

    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private final CellRunner runner;
    private final BiConsumer<Message, JsonObject> reply;
    private final Thread thread = new Thread(this::work, "cells");

    /**
     * Makes the queue.
     *
     * @param reply says the last word on a request
     */
    CellQueue(CellRunner runner, BiConsumer<Message, JsonObject> reply) {
        this.runner = runner;
        this.reply = reply;
        thread.setDaemon(true);
    }

    CellQueue start() {
        thread.start();
        return this;
    }

    void add(Message request) {
        waiting.add(request);
    }

    private void work() {
        try {
            while (true) {
                Message message = waiting.take();
                if (isCell(message)) {
                    next(message);
                } else {
                    runner.hear(message);
                }
            }
        } catch (InterruptedException e) {
            // the kernel ends
        }
    }

    private static boolean isCell(Message message) {
        return message.type().equals("execute_request");
    }

    private void next(Message request) throws InterruptedException {
        JsonObject outcome = outcome(request);
        boolean failed = Json.text(outcome, "status", "").equals("error");
        List<Message> dropped = new ArrayList<>();
        if (failed && Json.flag(request.content(), "stop_on_error", true)) {
            // before the reply: what the client sends after reading it is meant to run
            TimeUnit.MILLISECONDS.sleep(GRACE);
            waiting.stream().filter(CellQueue::isCell).forEach(dropped::add);
            waiting.removeAll(dropped); // what is said in conversations is heard all the same
        }
        reply.accept(request, outcome);
        dropped.forEach(each -> reply.accept(each, runner.abort(each)));
    }

    private JsonObject outcome(Message request) {
        try {
            return runner.run(request);
        } catch (OutOfMemoryError e) { // there was not even enough to say so
            return Json.object("status", "error", "ename", "OutOfMemoryError", "evalue", "", "traceback", List.of());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
