package org.pixelllm.magics.adapter;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import jdk.jshell.JShell;
import org.pixelllm.magics.spi.Bundle;

/** RJK, tried with 3.0.1: nothing of it is published, so all is called by name. */
final class RjkBridge implements Bridge {
    private final Object kernel;

    RjkBridge(Object kernel) {
        this.kernel = kernel;
    }

    /** Lets the running kernel compile the handler that its list of magics needs; see {@link RjkMagic#SCRIPT}. */
    static void install(Class<?> main) throws ReflectiveOperationException {
        Object kernel = main.getField("kernel").get(null);
        kernel.getClass().getMethod("eval", String.class).invoke(kernel, RjkMagic.script());
    }

    @Override
    public void display(String id, Bundle bundle) {
        send("display", id, bundle);
    }

    @Override
    public void update(String id, Bundle bundle) {
        send("updateDisplay", id, bundle);
    }

    private void send(String verb, String id, Bundle bundle) {
        try {
            Object data = data(bundle);
            data.getClass().getMethod("setDisplayId", String.class).invoke(data, id);
            kernel.getClass().getMethod(verb, data.getClass()).invoke(kernel, data);
        } catch (ReflectiveOperationException e) {
            throw stranger(e);
        }
    }

    /** Returns a bundle as this kernel's own data to display. */
    Object data(Bundle bundle) throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.rapaio.jupyter.kernel.display.DisplayData", true,
                kernel.getClass().getClassLoader());
        Object data = type.getMethod("fromText", String.class).invoke(null, bundle.data().get(Bundle.TEXT));
        Method put = type.getMethod("putData", String.class, Object.class);
        for (var form : bundle.data().entrySet()) {
            put.invoke(data, form.getKey(), form.getValue());
        }
        Method putMetaData = type.getMethod("putMetaData", String.class, Object.class);
        for (var form : bundle.metadata().entrySet()) {
            putMetaData.invoke(data, form.getKey(), form.getValue());
        }
        return data;
    }

    @Override
    public Object evaluate(String code) throws Exception {
        Object engine = Reflected.call(kernel, "javaEngine");
        Object context = Reflected.call(kernel, "executionContext");
        Method eval = engine.getClass().getMethod("eval", context.getClass(), String.class);
        try {
            return eval.invoke(engine, context, code);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public JShell shell() throws ReflectiveOperationException {
        return (JShell) Reflected.call(Reflected.call(kernel, "javaEngine"), "getShell");
    }

    /** Is not asked: this kernel hands over raw lines. */
    @Override
    public String cell() {
        return "";
    }

    /** Magics run here before the standard streams lead to the notebook. */
    @Override
    public PrintStream out() {
        return stream("writeToStdOut");
    }

    @Override
    public PrintStream err() {
        return stream("writeToStdErr");
    }

    private PrintStream stream(String verb) {
        return new PrintStream(new ByteArrayOutputStream() {
            @Override
            public void flush() {
                if (size() > 0) {
                    say(verb, toString(StandardCharsets.UTF_8));
                    reset();
                }
            }
        }, true, StandardCharsets.UTF_8);
    }

    private void say(String verb, String text) {
        try {
            Object channels = Reflected.call(kernel, "channels");
            channels.getClass().getMethod(verb, String.class).invoke(channels, text);
        } catch (ReflectiveOperationException e) {
            throw stranger(e);
        }
    }

    private static IllegalStateException stranger(ReflectiveOperationException e) {
        return new IllegalStateException("%pixelllm does not fit this version of RJK; 3.0.1 fits", e);
    }
}
