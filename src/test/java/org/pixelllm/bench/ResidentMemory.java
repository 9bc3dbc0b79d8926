package org.pixelllm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Tells how much memory this process holds, the engine's included. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** Returns megabytes; nothing where the system does not tell them as Linux does. */
    static OptionalDouble megabytes() {
        return megabytes("VmRSS:");
    }

    /** Returns the most megabytes that there ever were. */
    static OptionalDouble peakMegabytes() {
        return megabytes("VmHWM:");
    }

    private static OptionalDouble megabytes(String field) {
        if (!Files.isReadable(STATUS)) {
            return OptionalDouble.empty();
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }
}
