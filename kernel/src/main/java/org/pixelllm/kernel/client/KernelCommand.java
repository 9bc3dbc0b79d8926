package org.pixelllm.kernel.client;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How to start the kernel: the Java that runs now, with the class path that it runs with. */
public final class KernelCommand {
    // the start is javac's, and waits for the processors: few collections, and no second compilation of what is warm only
    private static final List<String> START = List.of("-XX:+UseSerialGC", "-Xms60m", "-XX:NewSize=40m",
            "-XX:Tier4InvocationThreshold=100000", "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=200000");
    private static final List<String> MACHINE = List.of("-XX:-UsePerfData", "-Xshare:auto",
            "-Djava.awt.headless=true");

    private KernelCommand() {}

    /**
     * Returns the command, all its paths absolute.
     *
     * @param flags more for the virtual machine
     * @param connectionFile the last argument
     * @throws org.pixelllm.problem.UserProblem a Java without the compiler or JShell
     */
    public static List<String> of(List<String> flags, String connectionFile) {
        Jdk.require();
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(START);
        command.addAll(MACHINE);
        if (Runtime.version().feature() >= 22) { // else it warns of every native library, into the notebook
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(flags);
        command.addAll(properties());
        command.addAll(List.of("-cp", classPath(), "org.pixelllm.kernel.Main", "kernel", connectionFile));
        return command;
    }

    private static String java() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java").toString();
    }

    /** Returns the class path with each entry absolute: kernels start in the folder of their notebook. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty()).map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> properties() {
        String home = System.getProperty("pixelllm.home");
        return home == null ? List.of() : List.of("-Dpixelllm.home=" + Path.of(home).toAbsolutePath());
    }
}
