package org.pixelllm.magics.adapter;

import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** Lets JJava find our magics by itself as soon as the jar is on its class path; compiled for Java 11. */
public final class JJavaExtension implements Extension {
    /** Installs; what does not fit is told and thrown away, because it would end a kernel that starts. */
    @Override
    public void install(BaseKernel kernel) {
        try {
            Plugin.install();
        } catch (IllegalStateException problem) {
            System.err.println(problem.getMessage());
        }
    }
}
