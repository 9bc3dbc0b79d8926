package org.pixelllm.eval;

import java.util.List;
import org.pixelllm.geometry.CocoBox;

/** Regions that overlap so far that they are taken for one: their mean box, and everything said of them. */
record MergedRegion(CocoBox box, List<String> captions) {
    boolean isUntold() { return captions.contains(""); }

    MergedRegion scaled(float by) {
        return new MergedRegion(new CocoBox((float) box.x() * by, (float) box.y() * by, (float) box.width() * by,
                (float) box.height() * by), captions);
    }
}
