package org.pixelllm.kernel;

import java.util.Optional;

/** The Jupyter that started this kernel: a kernel without one would run for ever. */
final class Parent {
    private static final String VARIABLE = "JPY_PARENT_PID";

    private Parent() {}

    /** Does something when the process ends whose number Jupyter gave us; never where it gave none. */
    static void whenGone(Runnable action) {
        String pid = System.getenv(VARIABLE);
        if (pid != null && pid.matches("\\d{1,18}")) {
            whenGone(Long.parseLong(pid), action);
        }
    }

    private static void whenGone(long pid, Runnable action) {
        Optional<ProcessHandle> parent = ProcessHandle.of(pid);
        if (parent.isEmpty() && isOrphan()) { // it went before this kernel was up
            action.run();
        }
        parent.filter(process -> pid != 1).ifPresent(process -> process.onExit().thenRun(action));
    }

    private static boolean isOrphan() {
        return ProcessHandle.current().parent().filter(process -> process.pid() != 1).isEmpty();
    }
}
