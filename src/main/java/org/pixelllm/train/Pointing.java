package org.pixelllm.train;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** The ways in which a language model can point; {@link Formulation} says how each works. */
public enum Pointing {
    /** A pixel is regressed for every word, as published: each word learns where its object is. */
    @SerializedName("per-word")
    PER_WORD,
    /** A box is regressed from the last token only; no other word learns to point. */
    @SerializedName("last-word")
    LAST_WORD,
    /** A box is regressed from a special token, which the decoder says instead of the expression. */
    @SerializedName("location-token")
    LOCATION_TOKEN,
    /** The decoder says a box as four tokens of their own, one for each step along a side. */
    @SerializedName("coordinate-bins")
    COORDINATE_BINS,
    /** The decoder says a box in digits. */
    @SerializedName("coordinate-text")
    COORDINATE_TEXT,
    /** Nothing learns to point: a word means the centre of mass of its attention over the visual tokens' places. */
    @SerializedName("attention")
    ATTENTION;

    /** Returns its name in recipes and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
