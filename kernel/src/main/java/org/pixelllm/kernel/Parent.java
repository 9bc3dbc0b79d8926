package org.pixelllm.kernel;

/** The Jupyter that started this kernel: a kernel without one would run for ever. */
final class Parent {
    private static final String VARIABLE = "JPY_PARENT_PID";

    private Parent() {}

    /** Does something when the process ends whose number Jupyter gave us; never where it gave none. */
    static void whenGone(Runnable action) {
        String pid = System.getenv(VARIABLE);
        if (pid != null && pid.matches("\\d{1,18}")) {
            ProcessHandle.of(Long.parseLong(pid)).filter(parent -> parent.pid() != 1)
                    .ifPresent(parent -> parent.onExit().thenRun(action));
        }
    }
}
