package org.pixelllm.train;

import com.google.gson.annotations.SerializedName;

/** What the visual tokens of a picture are made of. */
public enum Visual {
    /** The prompt feature extractor, as published: few tokens, which learn what to read. */
    @SerializedName("extractor")
    EXTRACTOR,
    /** The mean of the feature map over each cell of a coarser grid: as many tokens, which cannot choose. */
    @SerializedName("roi")
    ROI,
    /** The feature map itself: a token for each of its places. */
    @SerializedName("dense")
    DENSE
}
