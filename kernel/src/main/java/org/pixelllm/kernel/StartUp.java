package org.pixelllm.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.Source;

/** What the environment asks to run before the first cell, by the names that IJava gave it. */
final class StartUp {
    private StartUp() {}

    /** Returns cells to run, in order. */
    static List<String> cells(Map<String, String> environment) {
        List<String> cells = new ArrayList<>();
        add(cells, "%classpath ", environment.get("IJAVA_CLASSPATH"));
        add(cells, "%load ", environment.get("IJAVA_STARTUP_SCRIPTS_PATH"));
        add(cells, "", environment.get("IJAVA_STARTUP_SCRIPT"));
        return cells;
    }

    private static void add(List<String> cells, String magic, String value) {
        if (value != null && !value.isBlank()) {
            cells.add(magic + value);
        }
    }

    /** Runs them; what fails is told on the error stream, and the notebook goes on. */
    static void run(Workbench bench, Map<String, String> environment) {
        for (String code : cells(environment)) {
            bench.shell().beginCell();
            try {
                bench.evaluator().run(new Source(0, code));
            } catch (CellFailure e) {
                System.err.println("the start-up code failed: " + e.getMessage());
            } finally {
                bench.shell().endCell();
            }
        }
    }
}
