package org.pixelllm.magics.adapter;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Renderer;

/** The rich forms of values of ours, for a cell that ends with one. */
final class Forms {
    private final List<Renderer> renderers = ServiceLoader.load(Renderer.class, Forms.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get).toList();

    /** Returns the forms of a value, or nothing where it is none of ours. */
    Optional<Bundle> of(Object value) {
        if (value == null || value.getClass().getName().startsWith("java.")) {
            return Optional.empty();
        }
        return renderers.stream().flatMap(renderer -> renderer.render(value).stream()).findFirst();
    }
}
