package org.pixelllm.data;

import java.nio.file.Path;

/**
 * A place in a file.
 *
 * @param file in which it is
 * @param line counted from 1, or 0 where it is not known
 * @param path of the value within the line or the file, such as {@code annotations[17].bbox}; may be empty
 */
public record Position(Path file, long line, String path) {
    /** Returns the place of a field within this one. */
    Position at(String field) {
        return new Position(file, line, path.isEmpty() || field.startsWith("[") ? path + field : path + "." + field);
    }

    /** Returns it in words: {@code refs.json line 1, annotations[17].bbox}. */
    @Override
    public String toString() {
        return file.getFileName() + (line > 0 ? " line " + line : "") + (path.isEmpty() ? "" : ", " + path);
    }
}
