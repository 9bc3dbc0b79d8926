package org.pixelllm.magics;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Region;
import org.pixelllm.image.Picture;
import org.pixelllm.report.Overlay;

/**
 * What the model said of one picture, in the forms in which it is shown and kept.
 *
 * @param name what the user calls the picture
 * @param value for the notebook: a Caption, a Grounding, regions, or captions, best first
 * @param sayings what is said, one or several, each with what it is about
 */
record Answer(String name, Picture picture, Object value, List<Saying> sayings, Overlay overlay, JsonObject json) {
    static Answer of(String name, Picture picture, Caption caption) {
        return new Answer(name, picture, caption, List.of(Saying.of(caption)),
                Overlay.of(picture, caption).named(name), Json.of(name, picture, caption));
    }

    /** Shows the best of several captions, and the others beside it. */
    static Answer ofBeams(String name, Picture picture, List<Caption> beams) {
        List<String> notes = beams.stream()
                .map(caption -> String.format(Locale.ROOT, "%8.3f  %s", caption.score(), caption.text())).toList();
        return new Answer(name, picture, beams, beams.stream().map(Saying::of).toList(),
                Overlay.of(picture, beams.get(0)).named(name).noted(notes), Json.ofBeams(name, picture, beams));
    }

    static Answer of(String name, Picture picture, Grounding grounding) {
        return new Answer(name, picture, grounding, List.of(Saying.of(grounding)),
                Overlay.of(picture, grounding).named(name), Json.of(name, picture, grounding));
    }

    static Answer ofRegions(String name, Picture picture, List<Region> regions) {
        return new Answer(name, picture, regions, regions.stream().map(Saying::of).toList(),
                Overlay.of(picture, regions).named(name), Json.ofRegions(name, picture, regions));
    }

    /** Returns what a cell gets: of beams the best alone is remembered by a kernel that shows a value again. */
    Object shown() {
        return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Caption best ? best : value;
    }

    /** Returns the same, drawn otherwise. */
    Answer drawn(Overlay other) {
        return new Answer(name, picture, value, sayings, other, json);
    }

    /** Returns the same under another name, for what differs from its neighbours. */
    Answer titled(String title) {
        return new Answer(name, picture, value, sayings, overlay.named(title), json);
    }
}
