package org.pixelllm.magics;

import java.nio.file.Path;
import org.pixelllm.PixelLlm;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;

/** What the verbs of one line or cell share: the model, the notebook, and how much they may show. */
public final class Desk {
    private final String program;
    private final Host host;
    private final Models models;
    private final Problems problems;
    private int room;

    Desk(String program, Host host, Models models, Problems problems, int room) {
        this.program = program;
        this.host = host;
        this.models = models;
        this.problems = problems;
        this.room = room;
    }

    /** Returns what the user types to call us: {@code %pixelllm} in a notebook, {@code pixelllm} in a terminal. */
    public String program() {
        return program;
    }

    public Host host() {
        return host;
    }

    /** Returns the model, loading the built-in one where none is loaded. */
    public PixelLlm model() {
        return models.current(this);
    }

    PixelLlm load(String nameOrFolder) {
        return models.load(nameOrFolder);
    }

    Problems problems() {
        return problems;
    }

    /** Shows a result, unless so many are shown already that one more would only be scrolled over. */
    public void show(Bundle bundle) {
        if (room > 0) {
            room--;
            host.display(bundle);
        }
    }

    /** Resolves what the user typed against the notebook's folder. */
    public Path path(String typed) {
        return host.directory().resolve(typed);
    }
}
