package org.pixelllm.data;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * The rows of RefCOCO's, RefCOCO+'s and RefCOCOg's references; the published files hold them as a Python pickle, ours as
 * JSON with the same names.
 *
 * @see <a href="https://github.com/lichengunc/refer">the published reader</a>
 */
public final class RefCoco {
    private RefCoco() {}

    /**
     * An object that people referred to.
     *
     * @param annotationId of the object in {@code instances.json}
     * @param split train, val, testA or testB
     */
    public record Ref(@SerializedName("ref_id") long refId, @SerializedName("ann_id") long annotationId,
            @SerializedName("category_id") int categoryId, @SerializedName("image_id") long imageId,
            @SerializedName("file_name") String fileName, String split,
            @SerializedName("sent_ids") List<Long> sentenceIds, List<Sentence> sentences) {}

    /**
     * What somebody called it.
     *
     * @param raw as it was written
     * @param sent lower case, without punctuation
     */
    public record Sentence(@SerializedName("sent_id") long sentenceId, String sent, String raw, List<String> tokens) {}
}
