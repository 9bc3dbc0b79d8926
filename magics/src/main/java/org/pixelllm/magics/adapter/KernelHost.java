package org.pixelllm.magics.adapter;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jdk.jshell.VarSnippet;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;

/** Another project's kernel, as our magics see it. */
final class KernelHost implements Host {
    private final Bridge bridge;

    KernelHost(Bridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public String display(Bundle bundle) {
        String id = UUID.randomUUID().toString();
        bridge.display(id, bundle);
        return id;
    }

    @Override
    public void update(String displayId, Bundle bundle) {
        bridge.update(displayId, bundle);
    }

    @Override
    public Optional<Object> variable(String name) {
        try {
            // only what is declared: evaluating any other name would be a compiler's error in the user's cell
            return variables().contains(name) ? Optional.ofNullable(bridge.evaluate(name)) : Optional.empty();
        } catch (Exception e) { // a kernel that does not fit lacks this comfort, not the rest
            return Optional.empty();
        }
    }

    @Override
    public List<String> variables() {
        try {
            return bridge.shell().variables().map(VarSnippet::name).distinct().toList();
        } catch (ReflectiveOperationException e) { // as above
            return List.of();
        }
    }

    /** Kernels start in the folder of their notebook. */
    @Override
    public Path directory() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public PrintStream out() {
        return bridge.out();
    }

    @Override
    public PrintStream err() {
        return bridge.err();
    }
}
