package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.pixelllm.data.scenes.SceneDataSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "scenes", description = "Draws scenes, and writes beside them what is true of them in the formats of "
        + "Localized Narratives, COCO, RefCOCO and Visual Genome. Returns the folder.", footer = {"", "Example:",
            "  PROGRAM data scenes --count 10 --out scenes"})
final class ScenesCommand implements Callable<Path> {
    private final Desk desk;

    @Option(names = "--count", paramLabel = "N", defaultValue = "100", description = "How many; ${DEFAULT-VALUE} unless told.")
    private int count;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Number of the first one; the same number is the same scene everywhere.")
    private long seed;

    @Option(names = "--size", paramLabel = "PX|WxH", defaultValue = "128", description = "Size in pixels, such as 128 or 640x480.")
    private PictureSize size;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write to.")
    private Path out;

    @Option(names = "--sheet", description = "Add a contact sheet, sheet.png.")
    private boolean sheet;

    ScenesCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Path call() throws InterruptedException {
        Path folder = desk.path(out.toString());
        Progress progress = new Progress(desk.host(), "drawing", count);
        try {
            SceneDataSet.write(
                    new SceneDataSet.Options(count, seed, size.width(), size.height(), folder, sheet),
                    done -> progress.at(done, "scenes"));
        } catch (CancellationException e) {
            throw new InterruptedException(e.getMessage());
        }
        progress.done("drew " + count + " scenes");
        desk.show("Wrote " + count + (count == 1 ? " scene to " : " scenes to ") + folder);
        return folder;
    }
}
