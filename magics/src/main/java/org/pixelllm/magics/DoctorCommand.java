package org.pixelllm.magics;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixelllm.PixelLlm;
import org.pixelllm.nn.Torch;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Charts;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Looks at what this program runs on: versions, memory, device and model, and tells what is "
        + "wrong.", footer = {"", "Example:", "  PROGRAM doctor"})
final class DoctorCommand implements Callable<Void> {
    private static final long LITTLE_BYTES = 700L << 20; // the built-in model runs in less, a picture of a camera may not

    private final Desk desk;
    private final List<String> wrong = new ArrayList<>();

    DoctorCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Void call() {
        List<String> lines = new ArrayList<>();
        lines.add(line("program", "PixelLLM " + Optional
                .ofNullable(DoctorCommand.class.getPackage().getImplementationVersion()).orElse("0.1.0")));
        lines.add(line("java", System.getProperty("java.version") + " of " + System.getProperty("java.vendor")));
        lines.add(line("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch")));
        lines.add(line("memory", memory()));
        lines.add(line("engine", engine()));
        lines.add(line("model", desk.loaded().map(DoctorCommand::model)
                .orElse("none yet: load scenes, or the first verb that needs one loads it")));
        fonts();
        lines.add(line("last error", desk.problems().hasAny() ? "see " + desk.program() + " why" : "none"));
        lines.add(line("wrong", wrong.isEmpty() ? "nothing" : wrong.get(0)));
        wrong.stream().skip(1).forEach(more -> lines.add(line("", more)));
        desk.show(String.join("\n", lines));
        return null;
    }

    private static String line(String label, String text) {
        return String.format(Locale.ROOT, "%-12s%s", label, text);
    }

    private String memory() {
        Runtime runtime = Runtime.getRuntime();
        if (runtime.maxMemory() < LITTLE_BYTES) {
            wrong.add("little memory for Java: large pictures may not fit; JAVA_TOOL_OPTIONS=-Xmx2g gives it more");
        }
        return String.format(Locale.ROOT, "%d MiB of Java's %d in use, %d processors",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20,
                runtime.availableProcessors());
    }

    private String engine() {
        try (NDManager manager = Torch.open()) {
            return "PyTorch " + Engine.getEngine("PyTorch").getVersion() + " through DJL " + Engine.getDjlVersion()
                    + " on " + manager.getDevice();
        } catch (UserProblem e) {
            wrong.add("PyTorch does not start here: " + e.getMessage().lines().skip(2).findFirst().orElse("").strip());
            return "none";
        }
    }

    private static String model(PixelLlm model) {
        return String.format(Locale.ROOT, "\"%s\", %.1f million parameters", model.name(), model.parameters() / 1e6);
    }

    private void fonts() {
        try {
            Charts.requireFonts();
        } catch (UserProblem e) {
            wrong.add("Java finds no fonts: charts cannot be drawn; install fontconfig and fonts-dejavu-core");
        }
    }
}
