package org.pixelllm.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.pixelllm.problem.UserProblem;
import org.zeromq.SocketType;
import org.zeromq.ZContext;

class ChannelTest {
    @Test
    void aPortThatAnotherProgramHasIsToldInWords() throws Exception {
        ConnectionFile where = ConnectionFile.loopback();
        try (ServerSocket other = new ServerSocket(where.shell(), 1, InetAddress.getByName(where.ip()));
                ZContext context = new ZContext()) {
            UserProblem problem = assertThrows(UserProblem.class, () -> Channel.bind(context, SocketType.ROUTER,
                    where.address(where.shell()), new Codec(where.key()), message -> {}));
            assertTrue(problem.getMessage().contains(":" + other.getLocalPort()), problem.getMessage());
        }
    }
}
