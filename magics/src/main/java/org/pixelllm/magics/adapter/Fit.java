package org.pixelllm.magics.adapter;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells which kernel runs, and whether our magics fit it and its Java; compiled for Java 11. */
final class Fit {
    private static final int OLDEST_JAVA = 17;
    private static final String TRIED = "IJava 1.3.0, JJava 1.0-a6 and newer, or RJK 3.0.1 and newer";
    /** A class by which a kernel is known, and who knows how to deal with it. */
    private static final Map<String, String> KERNELS = new LinkedHashMap<>();
    static {
        KERNELS.put("io.github.spencerpark.ijava.IJava", "IJavaBridge");
        KERNELS.put("org.dflib.jjava.jupyter.kernel.BaseKernel", "JJavaBridge");
        KERNELS.put("org.rapaio.jupyter.kernel.MainApp", "RjkBridge");
    }

    private Fit() {}

    /** Returns why a Java is too old, or nothing. */
    static String refusal(int java) {
        return java >= OLDEST_JAVA
                ? ""
                : "%pixelllm needs Java " + OLDEST_JAVA + " or newer.\n"
                        + "  this kernel   runs on Java " + java + " at " + System.getProperty("java.home") + "\n"
                        + "  try           a newer JDK, named by JAVA_HOME or in the kernel's kernel.json";
    }

    /** Puts our magics into the kernel that runs; returns why it could not, or nothing. */
    static String install(ClassLoader loader) {
        for (Map.Entry<String, String> known : KERNELS.entrySet()) {
            Class<?> kernel = find(known.getKey(), loader);
            if (kernel != null) {
                return install(kernel, known.getValue(), loader);
            }
        }
        return find("org.pixelllm.kernel.Kernel", loader) != null
                ? ""
                : "%pixelllm found no kernel that it knows.\n  knows         " + TRIED + "\n"
                        + "  try           ./pixelllm install, and the kernel Java (PixelLLM)";
    }

    private static String install(Class<?> kernel, String bridge, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(Fit.class.getPackageName() + "." + bridge, true, loader);
            type.getDeclaredMethod("install", Class.class).invoke(null, kernel);
            return "";
        } catch (InvocationTargetException e) {
            return stranger(kernel, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            return stranger(kernel, e);
        }
    }

    private static String stranger(Class<?> kernel, Throwable problem) {
        return "%pixelllm does not fit this version of the kernel.\n  this kernel   is " + kernel.getName() + " "
                + version(kernel) + "\n  seen          " + problem + "\n  fits          " + TRIED;
    }

    private static String version(Class<?> kernel) {
        try {
            return String.valueOf(kernel.getField("VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            String version = kernel.getPackage().getImplementationVersion();
            return version == null ? "of an unknown version" : version;
        }
    }

    private static Class<?> find(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
