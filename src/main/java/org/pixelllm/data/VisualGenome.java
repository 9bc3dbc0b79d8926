package org.pixelllm.data;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * The rows of Visual Genome's {@code region_descriptions.json} and {@code image_data.json}.
 *
 * @see <a href="https://homes.cs.washington.edu/~ranjay/visualgenome/api_readme.html">data readme</a>
 */
public final class VisualGenome {
    private VisualGenome() {}

    /** All regions of one picture. */
    public record ImageRegions(long id, List<Region> regions) {}

    /** A phrase about a box; pixels. */
    public record Region(@SerializedName("region_id") long regionId, @SerializedName("image_id") long imageId, int x,
            int y, int width, int height, String phrase) {}

    /** A picture; {@code url} is the file's name, the other two are null where a picture is not from there. */
    public record Image(@SerializedName("image_id") long imageId, String url, int width, int height,
            @SerializedName("coco_id") Long cocoId, @SerializedName("flickr_id") Long flickrId) {}
}
