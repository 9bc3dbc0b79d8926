package org.pixelllm.magics.adapter;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import jdk.jshell.JShell;
import org.pixelllm.magics.spi.Bundle;

/**
 * IJava, tried with 1.3.0.
 *
 * <p>Its base library is published, its own classes are not: those are called by name.
 */
final class IJavaBridge implements Bridge {
    private final BaseKernel kernel;

    IJavaBridge(BaseKernel kernel) {
        this.kernel = kernel;
    }

    /** Puts our magics into the kernel that runs. */
    static void install(Class<?> ijava) throws ReflectiveOperationException {
        BaseKernel kernel = (BaseKernel) Reflected.callStatic(ijava, "getKernelInstance");
        new IJavaBridge(kernel).register((Magics) Reflected.call(kernel, "getMagics"));
    }

    void register(Magics magics) {
        for (HostedMagic magic : HostedMagic.all(this)) {
            magics.registerLineMagic(magic.name(), magic::line);
            magics.registerCellMagic(magic.name(), magic::cell);
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
        data.setDisplayId(id);
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
        return (JShell) Reflected.call(Reflected.field(kernel, "evaluator"), "getShell");
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
