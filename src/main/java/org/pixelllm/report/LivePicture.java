package org.pixelllm.report;

import org.pixelllm.image.Picture;

/** A picture that is drawn again and again under other marks: it becomes part of a page quickly, encoded only once. */
public final class LivePicture {
    private final String uri;

    /** Encodes a picture at a detail. */
    public LivePicture(Picture picture, Detail detail) {
        uri = Embedded.uri(picture.toImage(), detail);
    }

    /**
     * Returns an overlay of this picture as {@link Overlay#html} does, for pages that take drawings: where a viewer strips
     * them, the picture alone is seen.
     */
    public String html(Overlay overlay) {
        return new HtmlForm(overlay, () -> uri, () -> uri).figure();
    }
}
