package org.pixelllm.magics.spi;

import java.util.Optional;

/** Shows values of certain classes in richer forms than their text; found through {@link java.util.ServiceLoader}. */
public interface Renderer {
    /** Returns the forms of a value, or nothing where it is none of this renderer's. */
    Optional<Bundle> render(Object value);
}
