package org.pixelllm.magics;

import java.util.List;
import java.util.concurrent.Callable;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "locate", description = "Points at every word of a caption that you give. Returns a Caption.", footer = {
    "", "Example:", "  PROGRAM locate scenes:27 a red house and a tree"})
final class LocateCommand implements Callable<Caption> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "PICTURE", description = Pictures.FORMS)
    private String name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CAPTION", description = "The words to place.")
    private List<String> caption;

    @Option(names = "--box", paramLabel = "x0,y0,x1,y1", description = "The part that the caption is about, in pixels.")
    private Box box;

    @Mixin
    private Output output;

    LocateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Caption call() {
        output.check(desk, 1);
        NamedPicture named = new Pictures(desk).one(name);
        Picture picture = named.pixels().get();
        Prompt prompt = box == null ? Prompt.WHOLE : new Prompt.InBox(box);
        Caption placed = desk.model().locate(picture, prompt, String.join(" ", caption));
        output.one(desk, Answer.of(named.name(), picture, placed));
        return placed;
    }
}
