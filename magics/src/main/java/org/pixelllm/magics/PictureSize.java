package org.pixelllm.magics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * A size as users type it, {@code 128} or {@code 640x480}.
 *
 * @param width in pixels
 * @param height in pixels
 */
record PictureSize(int width, int height) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:x(\\d{1,6}))?");

    static PictureSize of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new TypeConversionException("\"" + text + "\" is not a size such as 128 or 640x480");
        }
        int width = Integer.parseInt(parts.group(1));
        return new PictureSize(width, parts.group(2) == null ? width : Integer.parseInt(parts.group(2)));
    }
}
