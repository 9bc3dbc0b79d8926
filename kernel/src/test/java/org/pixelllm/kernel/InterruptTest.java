package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.kernel.wire.Json;

@Timeout(120)
class InterruptTest extends WithKernel {
    @ParameterizedTest
    @ValueSource(strings = {"while (true) { }", "Thread.sleep(100_000);", "%echo wait",
        "new Scanner(System.in).nextLine();", "String s = %echo wait",
        "while (true) { try { Thread.sleep(10); } catch (Exception e) { } }", "int f(int n) { return f(n); }\nwhile"
                + " (true) { try { f(1); } catch (StackOverflowError e) { } }",
        "new Object() { synchronized void w() throws Exception { wait(); } }.w();",
        "IntStream.range(0, 1 << 30).parallel().map(i -> { int k = 0; while (k < 1 << 20) k++; return k; }).sum()"})
    void anInterruptEndsTheCellAndLeavesTheNotebookUsable(String code) throws Exception {
        talk.run("int kept = 5;");
        var running = talk.send("System.out.println(\"begun\");\n" + code, Map.of("allow_stdin", true));
        talk.awaitPrinted("begun");
        talk.client.urge("interrupt_request", new JsonObject());

        JsonObject reply = talk.hear(running).reply();
        assertEquals("error", Json.text(reply, "status", ""));
        assertEquals("Interrupted", Json.text(reply, "ename", ""));
        assertEquals("6", talk.run("kept + 1").result());
    }
}
