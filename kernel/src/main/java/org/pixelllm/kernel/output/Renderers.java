package org.pixelllm.kernel.output;

import java.awt.image.RenderedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Renderer;

/** Chooses the forms in which a value is shown. */
public final class Renderers {
    private static final int LONGEST = 1_000_000; // characters of text/plain

    private Renderers() {}

    /** Returns all forms of a value; text/plain is always among them. */
    public static Bundle render(Object value) {
        if (value instanceof Bundle bundle) {
            return bundle;
        } else if (value instanceof RenderedImage image) {
            return Pictures.bundle(image);
        }
        return value == null || isJava(value.getClass()) ? Bundle.text(text(value)) : rich(value);
    }

    /** Returns the forms asked for, or all where none is named; text/plain stays. */
    public static Bundle render(Object value, String... mimeTypes) {
        Bundle all = render(value);
        if (mimeTypes.length == 0) {
            return all;
        } else if (value instanceof CharSequence text) { // display("<b>hi</b>", "text/html")
            return Stream.of(mimeTypes).reduce(all, (bundle, type) -> bundle.with(type, text.toString()), (a, b) -> b);
        }
        Map<String, String> wanted = new LinkedHashMap<>(all.data());
        wanted.keySet().removeIf(type -> !type.equals(Bundle.TEXT) && !Arrays.asList(mimeTypes).contains(type));
        return new Bundle(wanted, all.metadata());
    }

    private static boolean isJava(Class<?> type) {
        return type.isArray() || type.getName().startsWith("java.");
    }

    private static Bundle rich(Object value) {
        for (Renderer renderer : ServiceLoader.load(Renderer.class, value.getClass().getClassLoader())) {
            Optional<Bundle> bundle = renderer.render(value);
            if (bundle.isPresent()) {
                return bundle.get();
            }
        }
        return Bundle.text(text(value));
    }

    private static String text(Object value) {
        String text = value != null && value.getClass().isArray() ? ArrayText.of(value) : String.valueOf(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
