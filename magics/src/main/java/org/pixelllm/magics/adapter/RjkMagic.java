package org.pixelllm.magics.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Magic;
import org.pixelllm.magics.spi.Magic.Completions;
import org.pixelllm.magics.spi.MagicException;
import tech.tablesaw.api.Table;

/** What the handler that RJK compiles from {@link #SCRIPT} calls: our magics, raw lines in, values out. */
public final class RjkMagic {
    /** The handler's source: RJK wants a subclass of a class that nobody has published. */
    static final String SCRIPT = "rjk.jshell";

    private static final AtomicReference<FutureTask<Object>> WORK = new AtomicReference<>();

    private final Magic magic;

    private RjkMagic(Magic magic) {
        this.magic = magic;
    }

    /** Returns all magics there are. */
    public static List<RjkMagic> all() {
        return ServiceLoader.load(Magic.class, RjkMagic.class.getClassLoader()).stream()
                .map(provider -> new RjkMagic(provider.get())).toList();
    }

    /** Returns the source of the handler. */
    public static String script() {
        try (InputStream in = RjkMagic.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the classes whose values have forms richer than text; see {@link #forms}. */
    public static List<Class<?>> shown() {
        return List.of(Caption.class, Grounding.class, Table.class);
    }

    /** Returns the kernel's own data to display for a value. */
    public static Object forms(Object kernel, Object value) throws ReflectiveOperationException {
        return new RjkBridge(kernel).data(new Forms().of(value).orElse(Bundle.text(String.valueOf(value))));
    }

    public String name() {
        return magic.name();
    }

    public String help() {
        return magic.help();
    }

    /** Says whether a line is a call of this magic. */
    public boolean isCalled(String line) {
        return line.matches("%%?" + magic.name() + "(\\s.*)?");
    }

    /**
     * Runs a line or a cell; its value is {@link Plugin#last}.
     *
     * @param kernel the running kernel
     * @param lines as they were typed, the call first
     * @throws IllegalStateException with the words for the user, without frames
     */
    public void run(Object kernel, List<String> lines) throws Exception {
        RjkBridge bridge = new RjkBridge(kernel);
        FutureTask<Object> work = new FutureTask<>(() -> value(new KernelHost(bridge), lines));
        WORK.set(work);
        bridge.evaluate(RjkMagic.class.getName() + ".work();"); // where the notebook's Java runs, interrupts arrive
        try {
            Plugin.remember(work.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof MagicException problem ? told(problem) : e;
        }
    }

    /** Does what {@link #run} has prepared. */
    public static void work() {
        WORK.getAndSet(null).run();
    }

    private Object value(KernelHost host, List<String> lines) throws Exception {
        String call = lines.get(0);
        String arguments = call.substring(call.indexOf(name()) + name().length()).strip();
        return call.startsWith("%%")
                ? magic.cell(arguments, String.join("\n", lines.subList(1, lines.size())), host)
                : magic.line(arguments, host);
    }

    private static IllegalStateException told(MagicException problem) {
        IllegalStateException told = new IllegalStateException(problem.getMessage());
        told.setStackTrace(new StackTraceElement[0]);
        return told;
    }

    /** Completes a line that is a call of this magic; what is replaced counts from the line's beginning. */
    public Completions complete(Object kernel, String line, int cursor) {
        int begin = line.indexOf(name()) + name().length();
        if (cursor <= begin) {
            return new Completions(0, begin, List.of(line.substring(0, begin)));
        }
        Completions found = magic.complete(line.substring(begin), cursor - begin,
                new KernelHost(new RjkBridge(kernel)));
        return new Completions(begin + found.start(), begin + found.end(), found.candidates());
    }
}
