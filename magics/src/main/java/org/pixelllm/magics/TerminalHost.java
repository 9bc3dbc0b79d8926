package org.pixelllm.magics;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;

/** A terminal: results go to one stream, so that they can be piped on; remarks and progress to the other. */
final class TerminalHost implements Host {
    private final PrintStream results;
    private final PrintStream remarks;
    private int progressLength;

    TerminalHost(PrintStream results, PrintStream remarks) {
        this.results = results;
        this.remarks = remarks;
    }

    @Override
    public String display(Bundle bundle) {
        update("", bundle);
        return "";
    }

    @Override
    public void update(String displayId, Bundle bundle) {
        String text = bundle.data().get(Bundle.TEXT);
        boolean progress = bundle.metadata().getOrDefault(Bundle.TEXT, Map.of()).containsKey(Progress.MARK);
        remarks.print(progressLength > 0 ? "\r" + " ".repeat(progressLength) + "\r" : "");
        progressLength = progress ? text.length() : 0;
        remarks.print(progress ? text : "");
        remarks.flush();
        if (!progress) {
            results.println(text);
        }
    }

    @Override
    public Optional<Object> variable(String name) {
        return Optional.empty();
    }

    @Override
    public Iterable<String> variables() {
        return List.of();
    }

    @Override
    public Path directory() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public PrintStream out() {
        return remarks;
    }

    @Override
    public PrintStream err() {
        return remarks;
    }
}
