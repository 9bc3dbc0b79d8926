package org.pixelllm.magics.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to show, in every form that a front end may choose from.
 *
 * @param data MIME type to text, binary types in base 64; {@code text/plain} is always there
 * @param metadata MIME type to its metadata, such as {@code width}
 */
public record Bundle(Map<String, String> data, Map<String, Map<String, Object>> metadata) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String PNG = "image/png";
    public static final String SVG = "image/svg+xml";

    public Bundle {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Map.copyOf(metadata);
        if (!data.containsKey(TEXT)) {
            throw new IllegalArgumentException("a bundle needs text/plain, it has " + data.keySet());
        }
    }

    public static Bundle text(String text) {
        return new Bundle(Map.of(TEXT, text), Map.of());
    }

    public static Bundle html(String text, String html) {
        return text(text).with(HTML, html);
    }

    /** Returns this bundle with one more form. */
    public Bundle with(String mimeType, String value) {
        Map<String, String> more = new LinkedHashMap<>(data);
        more.put(mimeType, value);
        return new Bundle(more, metadata);
    }
}
