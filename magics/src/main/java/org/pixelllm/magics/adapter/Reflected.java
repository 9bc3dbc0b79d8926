package org.pixelllm.magics.adapter;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Calls into kernels that nobody has published, by name. */
final class Reflected {
    private Reflected() {}

    /** Calls a public method without arguments. */
    static Object call(Object target, String method) throws ReflectiveOperationException {
        Method found = target.getClass().getMethod(method);
        found.setAccessible(true);
        return found.invoke(target);
    }

    /** Calls a public static method without arguments; {@code null} as it returns it. */
    static Object callStatic(Class<?> type, String method) throws ReflectiveOperationException {
        return type.getMethod(method).invoke(null);
    }

    /** Returns the value of a field of any visibility, of the class or one above it. */
    static Object field(Object target, String name) throws ReflectiveOperationException {
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(target);
                }
            }
        }
        throw new NoSuchFieldException(target.getClass().getName() + "." + name);
    }
}
