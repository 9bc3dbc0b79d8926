package org.pixelllm.kernel.magic;

import java.lang.reflect.Modifier;
import java.util.Optional;

/** Names the type by which Java code can hold a value. */
final class TypeName {
    private TypeName() {}

    /** Returns the value's class, or the nearest public interface or superclass, in Java's spelling. */
    static String of(Object value) {
        if (value == null) {
            return "Object";
        }
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            Optional<Class<?>> found = isVisible(type) ? Optional.of(type) : visibleInterface(type);
            if (found.isPresent()) {
                return found.get().getCanonicalName();
            }
        }
        return "Object";
    }

    private static Optional<Class<?>> visibleInterface(Class<?> type) {
        for (Class<?> one : type.getInterfaces()) {
            if (isVisible(one) && one.getMethods().length > 0) { // Serializable and the like say nothing
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static boolean isVisible(Class<?> type) {
        if (type.isArray()) {
            return type.getComponentType().isPrimitive() || isVisible(type.getComponentType());
        }
        boolean exported = type.getModule().isExported(type.getPackageName());
        boolean nested = type.getEnclosingClass() != null && !isVisible(type.getEnclosingClass());
        return Modifier.isPublic(type.getModifiers()) && exported && !nested && type.getCanonicalName() != null;
    }
}
