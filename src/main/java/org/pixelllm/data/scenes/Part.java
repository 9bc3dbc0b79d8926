package org.pixelllm.data.scenes;

/** One filled outline of a drawing. */
record Part(Tint tint, Outline outline) {
    static Part body(String path) {
        return new Part(Tint.BODY, Outline.parse(path));
    }

    static Part dark(String path) {
        return new Part(Tint.DARK, Outline.parse(path));
    }

    static Part light(String path) {
        return new Part(Tint.LIGHT, Outline.parse(path));
    }

    static Part ink(String path) {
        return new Part(Tint.INK, Outline.parse(path));
    }

    static Part of(Tint tint, String path) {
        return new Part(tint, Outline.parse(path));
    }
}
