package org.pixelllm.kernel.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.problem.UserProblem;

/** Finds the folder in which Jupyter looks for kernels. */
public final class JupyterFolder {
    private final Map<String, String> environment;
    private final Path home;
    private final String system;

    /**
     * Looks at a machine.
     *
     * @param environment its variables
     * @param home the user's folder
     * @param system its name, as in the property {@code os.name}
     */
    public JupyterFolder(Map<String, String> environment, Path home, String system) {
        this.environment = environment;
        this.home = home;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    public static JupyterFolder ofThisMachine() {
        return new JupyterFolder(System.getenv(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name"));
    }

    /** Returns where this user's kernels are. */
    public Path user() {
        return data().resolve("kernels");
    }

    /** Returns where Jupyter and its kernels keep what is this user's. */
    public Path data() {
        return variable("JUPYTER_DATA_DIR").map(Path::of).orElseGet(this::usual);
    }

    private Path usual() {
        if (system.contains("windows")) {
            return variable("APPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Roaming"))
                    .resolve("jupyter");
        } else if (system.contains("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        return variable("XDG_DATA_HOME").map(Path::of).orElse(home.resolve(".local").resolve("share"))
                .resolve("jupyter");
    }

    /** Returns where the kernels below an installation prefix are. */
    public static Path under(Path prefix) {
        return prefix.resolve("share").resolve("jupyter").resolve("kernels");
    }

    /** Returns where the kernels of the active Python environment are. */
    public Path environment() {
        return variable("VIRTUAL_ENV").or(() -> variable("CONDA_PREFIX")).map(prefix -> under(Path.of(prefix)))
                .orElseThrow(() -> UserProblem.that("found no active Python environment")
                        .line("looked at", "VIRTUAL_ENV and CONDA_PREFIX").line("try", "--prefix DIR, or --user"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
