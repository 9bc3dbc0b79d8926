package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.pixelllm.weights.FlaxImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "import", description = "Makes a model folder of a checkpoint of the published code. "
        + "Returns the folder.")
final class ImportCommand implements Callable<Path> {
    private static final int SHOWN = 12;

    private final Desk desk;

    @Option(names = "--flax", paramLabel = "FILE", required = true, description = "A Flax checkpoint: a train state, of which everything but the parameters is ignored.")
    private Path flax;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The published configuration that it was trained with, as JSON.")
    private Path config;

    @Option(names = "--vocab", paramLabel = "FILE", description = "The language model's vocab.txt, spiece.model or tokenizer.json; it is copied.")
    private Path vocabulary;

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "The model folder to write.")
    private Path out;

    ImportCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Path call() throws InterruptedException {
        Path folder = desk.path(out.toString());
        FlaxImport chosen = new FlaxImport(desk.path(flax.toString()), desk.path(config.toString()),
                Optional.ofNullable(vocabulary).map(file -> desk.path(file.toString())));
        Watch watch = new Watch();
        try {
            FlaxImport.Report report = chosen.into(folder, watch);
            watch.done();
            desk.show(told(report, folder));
            return folder;
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
    }

    private String told(FlaxImport.Report report, Path folder) {
        StringBuilder text = new StringBuilder();
        report.parameters().forEach((part, count) -> text.append(String.format(Locale.ROOT, "  %-24s%,15d%n", part,
                count)));
        long all = report.parameters().values().stream().mapToLong(Long::longValue).sum();
        text.append(String.format(Locale.ROOT, "Imported %,d parameters into %s", all, folder));
        if (!report.ignored().isEmpty()) {
            text.append(String.format("%nIgnored what is no parameter: %s", list(report.ignored())));
        }
        if (vocabulary == null) {
            text.append(
                    String.format("%nIt has no tokenizer yet: put vocab.txt, spiece.model or tokenizer.json into it, "
                            + "or import with --vocab"));
        }
        return text.toString();
    }

    private static String list(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        String shown = first.replaceAll("\\p{Cntrl}", "?");
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    /** Tells progress, and ends the import when the user interrupts it. */
    private final class Watch implements FlaxImport.Watcher {
        private Progress progress;

        @Override
        public void at(int tensor, int of) {
            if (Thread.interrupted()) {
                throw new CancellationException("the import was interrupted; nothing was written");
            }
            if (progress == null) {
                progress = new Progress(desk.host(), "copying", of);
            }
            progress.at(tensor, "tensors");
        }

        void done() {
            if (progress != null) {
                progress.done("copied all tensors");
            }
        }
    }
}
