package org.pixelllm.data;

import com.google.gson.annotations.SerializedName;
import java.util.List;

/**
 * A line of a Localized Narratives file: what somebody said of a picture while moving a mouse over it.
 *
 * @param timedCaption the caption in pieces, as spoken
 * @param traces pieces of the mouse's way; each ends where the mouse left the picture
 * @param voiceRecording path of the sound; empty where there is none
 * @see <a href="https://google.github.io/localized-narratives/index.html?file-formats=1">file formats</a>
 */
public record LocalizedNarrative(@SerializedName("dataset_id") String datasetId,
        @SerializedName("image_id") String imageId, @SerializedName("annotator_id") int annotatorId, String caption,
        @SerializedName("timed_caption") List<Utterance> timedCaption, List<List<TracePoint>> traces,
        @SerializedName("voice_recording") String voiceRecording) {
    /**
     * One or a few words.
     *
     * @param startTime in seconds
     * @param endTime in seconds
     */
    public record Utterance(String utterance, @SerializedName("start_time") double startTime,
            @SerializedName("end_time") double endTime) {}

    /**
     * Where the mouse was.
     *
     * @param x 0 at the picture's left edge, 1 at its right edge; a hand may slip outside
     * @param y 0 at the picture's upper edge, 1 at its lower edge
     * @param t in seconds, on the same clock as the voice
     */
    public record TracePoint(double x, double y, double t) {}
}
