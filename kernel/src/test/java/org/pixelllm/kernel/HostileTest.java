package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pixelllm.kernel.client.KernelClient;
import org.pixelllm.kernel.wire.ConnectionFile;
import org.pixelllm.kernel.wire.Json;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class HostileTest extends WithKernel {
    @Test
    void whoDoesNotKnowTheKeyIsIgnored() throws Exception {
        ConnectionFile w = talk.where;
        ConnectionFile forged = new ConnectionFile(w.ip(), w.shell(), w.control(), w.stdin(), w.iopub(), w.heartbeat(),
                "guessed");
        try (KernelClient stranger = new KernelClient(forged)) {
            stranger.request("execute_request", Json.object("code", "int stolen = 1;"));
            stranger.urge("shutdown_request", Json.object("restart", false));
            assertTrue(stranger.reply(Duration.ofMillis(500)).isEmpty());
        }
        assertEquals("error", talk.run("stolen").status());
    }

    @Test
    void garbageOnEverySocketDoesNotEndTheKernel() throws Exception {
        Random random = new Random(7);
        try (ZContext context = new ZContext()) {
            for (int port : new int[]{talk.where.shell(), talk.where.control(), talk.where.stdin()}) {
                ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
                socket.connect(talk.where.address(port));
                for (int i = 0; i < 200; i++) {
                    send(socket, random);
                }
            }
            assertEquals("2", talk.run("1 + 1").result());
        }
    }

    private static void send(ZMQ.Socket socket, Random random) {
        List<byte[]> frames = new java.util.ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            frames.add(random.nextInt(3) > 0 ? bytes : "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i + 1 < frames.size() ? ZMQ.SNDMORE : 0);
        }
    }

    @Test
    void requestsWithContentOfTheWrongKindAreAnswered() throws Exception {
        for (String type : List.of("execute_request", "complete_request", "inspect_request", "is_complete_request",
                "history_request", "comm_info_request", "kernel_info_request")) {
            assertTrue(talk.ask(type, "code", List.of(1), "cursor_pos", "x", "n", -5, "user_expressions", 3,
                    "hist_access_type", false, "silent", "no").has("status"), type);
            assertTrue(talk.ask(type).has("status"), type);
        }
    }
}
