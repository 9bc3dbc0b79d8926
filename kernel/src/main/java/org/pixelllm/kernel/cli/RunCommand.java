package org.pixelllm.kernel.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pixelllm.kernel.client.KernelProcess;
import org.pixelllm.kernel.notebook.Ansi;
import org.pixelllm.kernel.notebook.HtmlPage;
import org.pixelllm.kernel.notebook.NotebookCell;
import org.pixelllm.kernel.notebook.NotebookFile;
import org.pixelllm.kernel.notebook.NotebookRunner;
import org.pixelllm.kernel.notebook.NotebookRunner.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run NOTEBOOK}: executes a notebook through the real kernel, without Jupyter. */
@Command(name = "run", description = "Run a notebook and keep what it shows; no Jupyter needed.")
public final class RunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NOTEBOOK", description = "an .ipynb file; it stays as it is")
    private Path notebook;

    @Option(names = "--html", paramLabel = "OUT", description = "also write a page that shows it all")
    private Path html;

    @Option(names = "--out", paramLabel = "COPY", description = "where the executed copy goes (NAME.out.ipynb)")
    private Path copy;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "600", description = "most time for one cell (${DEFAULT-VALUE})")
    private long timeout;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public RunCommand() {}

    RunCommand(Path notebook, Path html, Path copy, CommandSpec spec) {
        this.notebook = notebook;
        this.html = html;
        this.copy = copy;
        this.spec = spec;
        timeout = 600;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NotebookFile file = NotebookFile.read(notebook);
        boolean good = run(file);
        Path written = copy != null ? copy : notebook.resolveSibling(name() + ".out.ipynb");
        file.write(written);
        out().println(written);
        if (html != null) {
            Files.createDirectories(html.toAbsolutePath().getParent());
            Files.writeString(html, HtmlPage.of(file, name()));
            out().println(html);
        }
        return good ? 0 : 1;
    }

    private String name() {
        return notebook.getFileName().toString().replaceFirst("\\.ipynb$", "");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private boolean run(NotebookFile file) throws IOException, InterruptedException {
        try (KernelProcess kernel = new KernelProcess(java.util.List.of(), notebook.toAbsolutePath().getParent())) {
            NotebookRunner runner = new NotebookRunner(kernel, Duration.ofSeconds(timeout));
            int number = 0;
            for (NotebookCell cell : file.cells()) {
                number++;
                if (cell.isCode() && !run(cell, number, file.cells().size(), runner)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean run(NotebookCell cell, int number, int of, NotebookRunner runner) throws InterruptedException {
        long start = System.nanoTime();
        Outcome outcome = runner.run(cell);
        double seconds = (System.nanoTime() - start) / 1e9;
        boolean failed = outcome instanceof Outcome.Failed && !cell.mayFail();
        out().printf(Locale.ROOT, "cell %d of %d  %5.1f s  %s%n", number, of, seconds, failed ? "FAILED" : "ok");
        if (failed) {
            complain(cell, ((Outcome.Failed) outcome).words());
        }
        out().flush();
        return !failed;
    }

    private void complain(NotebookCell cell, String words) {
        PrintWriter err = spec.commandLine().getErr();
        cell.source().lines().forEach(line -> err.println("    " + line));
        err.println();
        err.println(Ansi.strip(words).stripTrailing());
        err.flush();
    }
}
