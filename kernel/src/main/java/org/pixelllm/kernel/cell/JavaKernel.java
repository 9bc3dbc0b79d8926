package org.pixelllm.kernel.cell;

import java.util.List;
import org.pixelllm.magics.spi.Bundle;

/** The running kernel by the names that IJava gave its own; {@code getKernelInstance()} returns it. */
public final class JavaKernel {
    private final CellHost host;
    private final MagicRegistry magics;

    public JavaKernel(CellHost host) {
        this.host = host;
        magics = new MagicRegistry(host);
    }

    /** Adds a jar or a folder of classes to the notebook's class path. */
    public void addToClasspath(String jarOrFolder) throws Exception {
        Notebook.lineMagic("classpath", List.of(jarOrFolder));
    }

    /** Runs code, magics too, in the notebook and returns its value, null for none. */
    public Object evalRaw(String code) throws Exception {
        return host.evaluate(code);
    }

    /** Runs code as {@link #evalRaw} does and returns the forms in which its value is shown, null for none. */
    public Bundle eval(String code) throws Exception {
        Object value = evalRaw(code);
        return value == null ? null : host.render(value);
    }

    /** Shows a bundle. */
    public void display(Bundle bundle) {
        host.display(bundle);
    }

    /** Returns the notebook's magics. */
    public MagicRegistry getMagics() { return magics; }
}
