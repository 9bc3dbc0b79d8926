package org.pixelllm.kernel.shell;

import java.util.ArrayList;
import java.util.List;

/** What every cell may use without importing it. */
final class Imports {
    private static final List<String> JAVA = List.of("import java.util.*;", "import java.util.stream.*;",
            "import java.util.function.*;", "import java.io.*;", "import java.math.*;", "import java.nio.file.*;");
    private static final List<String> CELL = List.of("import static org.pixelllm.kernel.cell.Notebook.*;");
    private static final List<String> LIBRARY = List.of("import org.pixelllm.*;", "import org.pixelllm.geometry.*;");

    private Imports() {}

    static List<String> lines(ClassLoader loader) {
        List<String> lines = new ArrayList<>(JAVA);
        lines.addAll(CELL);
        if (loader.getResource("org/pixelllm/PixelLlm.class") != null) {
            lines.addAll(LIBRARY);
        }
        return lines;
    }
}
