package org.pixelllm.magics.adapter;

/** Evaluates a name in a kernel that descends from IJava. */
final class Evaluation {
    private Evaluation() {}

    /** Returns the value of a variable: {@code kernel.evalRaw(name)}, or what took its place. */
    static Object of(Object kernel, String variable) throws ReflectiveOperationException {
        try {
            return kernel.getClass().getMethod("evalRaw", String.class).invoke(kernel, variable);
        } catch (NoSuchMethodException e) { // JJava after 1.0
            Object builder = kernel.getClass().getMethod("evalBuilder", String.class).invoke(kernel, variable);
            return Reflected.call(builder, "eval");
        }
    }
}
