package org.pixelllm.magics;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.lang.model.SourceVersion;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Host;
import org.pixelllm.magics.widget.Widgets;
import org.pixelllm.problem.UserProblem;

/** What the verbs of one line or cell share: the model, the notebook or terminal, and how much they may show. */
final class Desk {
    private final Front front;
    private final Host host;
    private final Models models;
    private final Problems problems;
    private final Session session;
    private final Map<String, Object> bound = new HashMap<>();
    private final List<Answer> kept = new ArrayList<>();
    private int shown;

    Desk(Front front, Host host, Models models, Problems problems, Session session) {
        this.front = front;
        this.host = host;
        this.models = models;
        this.problems = problems;
        this.session = session;
    }

    /** Returns what the user types to call us. */
    String program() {
        return front.program();
    }

    boolean isNotebook() { return front.isNotebook(); }

    /** Returns how many results may be shown. */
    int room() {
        return front.room();
    }

    Host host() {
        return host;
    }

    Problems problems() {
        return problems;
    }

    /** Returns the model, loading the built-in one where none is loaded. */
    PixelLlm model() {
        return models.current(front.isNotebook() ? host.out()::println : remark -> {});
    }

    /** Asks the model from any thread. */
    <T> T ask(Function<PixelLlm, T> question) {
        return models.ask(question);
    }

    PixelLlm load(Loader loader) {
        return models.load(loader);
    }

    /** Finds a model by the name or folder that the user typed, with the LoRA file, if one was told, on it. */
    Loader loader(String model, String lora) {
        Loader loader = Loader.of(model.equals(PixelLlm.SCENES) ? model : path(model).toString());
        return lora == null ? loader : loader.with(path(lora));
    }

    /** Returns the model that is loaded already. */
    Optional<PixelLlm> loaded() {
        return models.loaded();
    }

    Session session() {
        return session;
    }

    /** Returns the way to panels in the front end, if the notebook's kernel has one. */
    Optional<Widgets> widgets() {
        return session.widgets(host);
    }

    /** Lets a value stand for what the user wrote; returns that. */
    String bind(String written, Object value) {
        bound.put(written, value);
        return written;
    }

    /** Returns the value of a name: one that was bound, or a variable of the notebook. */
    Optional<Object> value(String name) {
        return Optional.ofNullable(bound.get(name))
                .or(() -> SourceVersion.isName(name) ? host.variable(name) : Optional.empty());
    }

    /** Shows a result as text. */
    void show(String text) {
        show(text, () -> Bundle.text(text));
    }

    /** Shows a result: rich in a notebook, as text in a terminal. */
    void show(String text, Supplier<Bundle> rich) {
        if (shown++ < front.room()) {
            host.display(front.isNotebook() ? rich.get() : Bundle.text(text));
        }
    }

    /** Says how many of several results are shown; nothing where all are. */
    String shownOnly() {
        return shown > front.room() ? ", the first " + front.room() + " shown," : "";
    }

    /** Returns what the lines of a cell save together. */
    List<Answer> kept() {
        return kept;
    }

    /** Resolves what the user typed against the notebook's folder; a variable that holds a path stands for it. */
    Path path(String typed) {
        Optional<Object> variable = value(typed);
        if (variable.orElse(null) instanceof Path path) {
            return host.directory().resolve(path);
        }
        try {
            return host.directory().resolve(typed);
        } catch (InvalidPathException e) {
            throw UserProblem.that("could not take \"" + typed + "\" for a path")
                    .line("seen", e.getReason()).because(e);
        }
    }
}
