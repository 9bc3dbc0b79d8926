package org.pixelllm.kernel;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.JavaShell;
import org.pixelllm.kernel.shell.ShellOptions;
import org.pixelllm.kernel.shell.Source;

/** What the environment asks for, by the names that IJava gave it. */
final class StartUp {
    private static final Pattern TIME = Pattern.compile("\\s*(\\d{1,12})\\s*([A-Za-z]*)\\s*");

    private StartUp() {}

    /** Starts a shell with the options asked for, or without those that the compiler does not know. */
    static JavaShell shell(Map<String, String> environment) {
        try {
            return new JavaShell(options(environment));
        } catch (IllegalArgumentException e) {
            System.err.println("IJAVA_COMPILER_OPTS was not used: " + e.getMessage());
            return new JavaShell(new ShellOptions(List.of(), timeout(environment.get("IJAVA_TIMEOUT"))));
        }
    }

    static ShellOptions options(Map<String, String> environment) {
        String compiler = environment.getOrDefault("IJAVA_COMPILER_OPTS", "").strip();
        return new ShellOptions(compiler.isEmpty() ? List.of() : List.of(compiler.split("\\s+")),
                timeout(environment.get("IJAVA_TIMEOUT")));
    }

    /** Returns how long a statement may take: milliseconds, or a number and the name of another unit. */
    private static Duration timeout(String text) {
        Matcher time = TIME.matcher(text == null ? "" : text);
        if (!time.matches()) {
            return Duration.ZERO; // -1 means so
        }
        String unit = time.group(2).isEmpty() ? "MILLISECONDS" : time.group(2).toUpperCase(Locale.ROOT);
        return List.of(TimeUnit.values()).stream().filter(each -> each.name().equals(unit)).findFirst()
                .map(each -> Duration.of(Long.parseLong(time.group(1)), each.toChronoUnit())).orElse(Duration.ZERO);
    }

    /** Returns cells to run before the first one, in order. */
    static List<String> cells(Map<String, String> environment) {
        List<String> cells = new ArrayList<>();
        paths(environment.get("IJAVA_CLASSPATH")).forEach(path -> cells.add("%classpath \"" + path + "\""));
        paths(environment.get("IJAVA_STARTUP_SCRIPTS_PATH")).forEach(path -> cells.add("%load " + path));
        String script = environment.getOrDefault("IJAVA_STARTUP_SCRIPT", "");
        if (!script.isBlank()) {
            cells.add(script);
        }
        return cells;
    }

    private static List<String> paths(String list) {
        return list == null
                ? List.of()
                : List.of(list.split(File.pathSeparator)).stream().map(String::strip)
                        .filter(path -> !path.isEmpty()).toList();
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
