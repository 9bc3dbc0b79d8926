package org.pixelllm.kernel.client;

import org.pixelllm.problem.UserProblem;

/** The compiler and JShell, which a JRE lacks. */
public final class Jdk {
    private Jdk() {}

    /**
     * Checks that this Java can compile cells.
     *
     * @throws UserProblem a Java without the compiler or JShell
     */
    public static void require() {
        ModuleLayer modules = ModuleLayer.boot();
        if (modules.findModule("jdk.jshell").isEmpty() || modules.findModule("jdk.compiler").isEmpty()) {
            throw UserProblem.that("needs a JDK, and this Java is a JRE: it has no JShell")
                    .line("this Java", System.getProperty("java.home"))
                    .line("try", "a JDK 17 or newer, found by PATH or JAVA_HOME");
        }
    }
}
