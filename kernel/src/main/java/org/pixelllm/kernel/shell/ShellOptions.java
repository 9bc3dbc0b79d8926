package org.pixelllm.kernel.shell;

import java.time.Duration;
import java.util.List;

/**
 * How a notebook's Java is compiled and run.
 *
 * @param compiler options of {@code javac}
 * @param timeout what one statement may take, zero for as long as it likes
 */
public record ShellOptions(List<String> compiler, Duration timeout) {
    /** The compiler's own ways, and no limit. */
    public static final ShellOptions USUAL = new ShellOptions(List.of(), Duration.ZERO);

    public ShellOptions {
        compiler = List.copyOf(compiler);
    }
}
