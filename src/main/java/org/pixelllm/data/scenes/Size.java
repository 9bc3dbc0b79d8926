package org.pixelllm.data.scenes;

/** How large an object is against the picture's shorter side; the ranges are well apart. */
public enum Size {
    SMALL("small", 0.12, 0.16), MEDIUM("", 0.20, 0.27), LARGE("large", 0.34, 0.44);

    private final String word;
    private final double least;
    private final double most;

    Size(String word, double least, double most) {
        this.word = word;
        this.least = least;
        this.most = most;
    }

    /** Returns the word for it; empty for {@link #MEDIUM}, of which nobody speaks. */
    public String word() {
        return word;
    }

    /** Throws for the longer side of an object, as a share of the picture's shorter side. */
    double extent(Dice dice) {
        return dice.between(least, most);
    }
}
