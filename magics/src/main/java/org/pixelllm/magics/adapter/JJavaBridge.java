package org.pixelllm.magics.adapter;

import jdk.jshell.JShell;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.pixelllm.magics.spi.Bundle;

/**
 * JJava, compiled against 1.0-a6 and tried with that and the newest.
 *
 * <p>Its distribution moves Gson to another package, and {@code setDisplayId} has changed its result: no method that
 * names either is called.
 */
final class JJavaBridge implements Bridge {
    private final BaseKernel kernel;

    JJavaBridge(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /** Puts our magics into the kernel that runs. */
    static void install(Class<?> type) throws ReflectiveOperationException {
        new JJavaBridge((BaseKernel) Reflected.callStatic(type, "notebookKernel")).register();
    }

    void register() {
        for (HostedMagic magic : HostedMagic.all(this)) {
            kernel.getMagicsRegistry().registerLineMagic(magic.name(), (any, arguments) -> magic.line(arguments));
            kernel.getMagicsRegistry().registerCellMagic(magic.name(), (any, arguments, body) -> magic.cell(arguments,
                    body));
        }
        Forms forms = new Forms();
        kernel.getRenderer().createRegistration(Object.class).register((value, context) -> forms.of(value)
                .ifPresent(bundle -> fill(context.getOutputContainer(), bundle)));
    }

    @Override
    public void display(String id, Bundle bundle) {
        kernel.display(data(id, bundle));
    }

    @Override
    public void update(String id, Bundle bundle) {
        kernel.getIO().display.updateDisplay(data(id, bundle));
    }

    private static DisplayData data(String id, Bundle bundle) {
        DisplayData data = new DisplayData();
        fill(data, bundle);
        data.putTransientData("display_id", id);
        return data;
    }

    private static void fill(DisplayData data, Bundle bundle) {
        bundle.data().forEach(data::putData);
        bundle.metadata().forEach(data::putMetaData);
    }

    @Override
    public Object evaluate(String variable) throws ReflectiveOperationException {
        return Evaluation.of(kernel, variable);
    }

    @Override
    public JShell shell() throws ReflectiveOperationException {
        return (JShell) Reflected.call(kernel, "getJShell");
    }

    @Override
    public String cell() {
        try {
            return Reflected.field(kernel.getCommManager(), "context") instanceof Message<?> message
                    && message.getContent() instanceof ExecuteRequest request ? request.getCode() : "";
        } catch (ReflectiveOperationException e) { // the arguments are then joined from what came
            return "";
        }
    }
}
