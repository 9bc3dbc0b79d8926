package org.pixelllm.magics;

import com.google.gson.JsonElement;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.image.Picture;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.report.Overlay;
import picocli.CommandLine.Option;

/** Where a result goes: shown below the cell, as JSON, into a file. */
final class Output {
    @Option(names = "--json", description = "Tell the result as one line of JSON.")
    private boolean json;

    void show(Desk desk, String name, Picture picture, Caption caption) {
        show(desk, Overlay.of(picture, caption).named(name), Json.of(name, picture, caption));
    }

    void show(Desk desk, String name, Picture picture, Grounding grounding) {
        show(desk, Overlay.of(picture, grounding).named(name), Json.of(name, picture, grounding));
    }

    private void show(Desk desk, Overlay overlay, JsonElement told) {
        desk.show(Bundle.text(json ? told.toString() : overlay.text()));
    }
}
