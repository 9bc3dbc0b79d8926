package org.pixelllm.data.scenes;

import java.util.Locale;

/** What the objects stand, hang, float or fly on. */
public enum Ground {
    WALL("on"), GRASS("on"), SEA("on"), FLOOR("on"), SKY("in"), ROAD("on");

    private final String preposition;

    Ground(String preposition) {
        this.preposition = preposition;
    }

    /** Returns the word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the word between an object and this ground. */
    String preposition() {
        return preposition;
    }
}
