package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** What every cell may use without importing it: what IJava and the JShell tool offer, and what is ours. */
final class Imports {
    private static final List<String> OURS = List.of("import java.util.*;",
            "import static org.pixelllm.kernel.cell.Notebook.*;");
    private static final List<String> LIBRARY = List.of("import org.pixelllm.*;", "import org.pixelllm.geometry.*;");
    private static final List<String> JAVA = List.of("import java.util.stream.*;", "import java.util.function.*;",
            "import java.io.*;", "import java.nio.file.*;", "import java.math.*;", "import java.net.*;",
            "import java.util.concurrent.*;", "import java.util.regex.*;", "import java.util.prefs.*;");

    private Imports() {}

    /** Returns them, the most used first. */
    static List<String> lines(ClassLoader loader) {
        List<String> lines = new ArrayList<>(OURS);
        if (loader.getResource("org/pixelllm/PixelLlm.class") != null) {
            lines.addAll(LIBRARY);
        }
        lines.addAll(JAVA);
        return lines;
    }
}
