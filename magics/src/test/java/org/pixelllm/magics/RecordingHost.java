package org.pixelllm.magics;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Conversations;
import org.pixelllm.magics.spi.Host;

/** A notebook that remembers what it was told. */
final class RecordingHost implements Host {
    final List<Bundle> shown = new ArrayList<>();
    final List<Bundle> updates = new ArrayList<>();
    Optional<Conversations> conversations = Optional.empty();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final Path directory;
    private final Map<String, Object> variables;

    RecordingHost(Path directory, Map<String, Object> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String display(Bundle bundle) {
        shown.add(bundle);
        return "display-" + shown.size();
    }

    @Override
    public void update(String displayId, Bundle bundle) {
        updates.add(bundle);
    }

    @Override
    public Optional<Object> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Iterable<String> variables() {
        return variables.keySet();
    }

    /** Knows the expressions that stand among the variables. */
    @Override
    public Object evaluate(String expression) throws Exception {
        if (!variables.containsKey(expression)) {
            throw new Exception("cannot find symbol");
        }
        return variables.get(expression);
    }

    @Override
    public Optional<Conversations> conversations() {
        return conversations;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return out;
    }
}
