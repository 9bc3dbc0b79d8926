package org.pixelllm.kernel;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.pixelllm.kernel.cell.CellHost;
import org.pixelllm.kernel.cell.Comms;
import org.pixelllm.kernel.cell.JavaKernel;
import org.pixelllm.kernel.cell.MagicComms;
import org.pixelllm.kernel.output.Renderers;
import org.pixelllm.kernel.output.Streams;
import org.pixelllm.kernel.shell.Source;
import org.pixelllm.kernel.wire.Json;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Conversations;
import org.pixelllm.magics.spi.Magic;

/** What cells and magics can do to the notebook in front of the user. */
final class FrontEnd implements CellHost {
    private final Publisher publisher;
    private final Streams streams;
    private final Workbench workbench;
    private final Comms comms;
    private final Conversations conversations;
    private final Stdin questions;
    private final JavaKernel kernel = new JavaKernel(this);
    private volatile String lastId = "";

    FrontEnd(Publisher publisher, Streams streams, Workbench workbench, Comms comms, Stdin questions) {
        this.publisher = publisher;
        this.streams = streams;
        this.workbench = workbench;
        this.comms = comms;
        conversations = new MagicComms(comms);
        this.questions = questions;
    }

    @Override
    public String display(Bundle bundle) {
        String id = UUID.randomUUID().toString();
        display(id, bundle);
        return id;
    }

    @Override
    public void display(String id, Bundle bundle) {
        lastId = id;
        send("display_data", id, bundle);
    }

    @Override
    public void update(String id, Bundle bundle) {
        send("update_display_data", id, bundle);
    }

    private void send(String type, String id, Bundle bundle) {
        streams.drain(); // what was printed before stands before
        JsonObject content = Publisher.json(bundle);
        content.add("transient", Json.object("display_id", id));
        publisher.show(type, content);
    }

    /** Returns whether a cell's value is no more than the id of what it displayed. */
    boolean isDisplayId(Object value) {
        return lastId.equals(value);
    }

    @Override
    public void clear(boolean wait) {
        streams.drain();
        publisher.show("clear_output", Json.object("wait", wait));
    }

    @Override
    public Bundle render(Object value, String... mimeTypes) {
        return Renderers.render(value, mimeTypes);
    }

    @Override
    public Object magic(String name, String arguments) throws Exception {
        return workbench.evaluator().value(name, arguments);
    }

    @Override
    public Object cellMagic(String name, String arguments, String body) throws Exception {
        return workbench.evaluator().value(name, arguments, body);
    }

    @Override
    public Object evaluate(String code) throws Exception {
        return workbench.evaluator().run(new Source(0, code));
    }

    @Override
    public void register(Magic magic) {
        workbench.magics().register(magic);
    }

    @Override
    public String ask(String prompt) {
        return questions.ask(prompt);
    }

    @Override
    public String askSecret(String prompt) {
        return questions.askSecret(prompt);
    }

    @Override
    public Object takeHeld() {
        return workbench.evaluator().takeHeld();
    }

    @Override
    public Comms comms() {
        return comms;
    }

    @Override
    public Optional<Conversations> conversations() {
        return Optional.of(conversations);
    }

    @Override
    public JavaKernel kernel() {
        return kernel;
    }

    @Override
    public Optional<Object> variable(String name) {
        return workbench.shell().variable(name);
    }

    @Override
    public Iterable<String> variables() {
        return workbench.shell().variables();
    }

    @Override
    public Path directory() {
        return Path.of("").toAbsolutePath();
    }

    @Override
    public PrintStream out() {
        return streams.out();
    }

    @Override
    public PrintStream err() {
        return streams.err();
    }
}
