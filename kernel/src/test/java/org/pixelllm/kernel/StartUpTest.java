package org.pixelllm.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.shell.ShellOptions;
import org.pixelllm.kernel.shell.Source;

@Timeout(60)
class StartUpTest {
    @Test
    void theEnvironmentsWishesComeInOrder() {
        String jars = "a b.jar" + File.pathSeparator + "lib/*.jar";

        assertEquals(List.of("%classpath \"a b.jar\"", "%classpath \"lib/*.jar\"", "%load b.jsh", "int c = 3;"),
                StartUp.cells(Map.of("IJAVA_STARTUP_SCRIPT", "int c = 3;", "IJAVA_CLASSPATH", jars,
                        "IJAVA_STARTUP_SCRIPTS_PATH", "b.jsh")));
    }

    @Test
    void withoutWishesNothingRuns() {
        assertEquals(List.of(), StartUp.cells(Map.of("IJAVA_CLASSPATH", "", "PATH", "/bin")));
        assertEquals(ShellOptions.USUAL, StartUp.options(Map.of("IJAVA_TIMEOUT", "-1", "IJAVA_COMPILER_OPTS", " ")));
    }

    @ParameterizedTest
    @CsvSource({"1500,PT1.5S", "30 SECONDS,PT30S", "2 minutes,PT2M", "soon,PT0S", "5 apples,PT0S"})
    void aTimeHasAUnit(String text, Duration expected) {
        assertEquals(expected, StartUp.options(Map.of("IJAVA_TIMEOUT", text)).timeout());
    }

    @Test
    void anOptionThatTheCompilerDoesNotKnowDoesNotEndTheKernel() throws Exception {
        JavaShell shell = StartUp.shell(Map.of("IJAVA_COMPILER_OPTS", "--no-such-option"));

        assertEquals(3, run(shell, "1 + 2"));
    }

    @Test
    void aStatementThatTakesTooLongIsStopped() throws Exception {
        JavaShell shell = new JavaShell(new ShellOptions(List.of(), Duration.ofMillis(200)));

        CellFailure failure = assertThrows(CellFailure.class, () -> run(shell, "while (true) { }"));
        assertEquals("Interrupted", failure.name());
    }

    private static Object run(JavaShell shell, String code) throws CellFailure {
        shell.beginCell();
        try {
            return shell.run(code, 1, new Source(1, code));
        } finally {
            shell.endCell();
        }
    }
}
