package org.pixelllm.magics;

import java.util.List;
import java.util.concurrent.Callable;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.image.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "caption", description = "Says what is in a picture, or in a part of it, and points at every word. "
        + "Returns a Caption, with --beams a List<Caption>, best first; for several pictures a list of these.", footer = {
            "", "Example:", "  PROGRAM caption scenes:27", "  PROGRAM caption scenes:27 --box 60,40,200,150 --beams 4"})
final class CaptionCommand implements Callable<Object> {
    private final Desk desk;

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = Pictures.FORMS)
    private List<String> pictures;

    @Mixin
    private Look look;

    @Option(names = "--text", paramLabel = "QUESTION", description = "Something to tell the model beside the picture.")
    private String text = "";

    @Option(names = "--beams", paramLabel = "N", description = "Follow so many captions at once, and tell all of them with their scores.")
    private int beams = 1;

    @Mixin
    private Output output;

    CaptionCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Object call() throws InterruptedException {
        Prompt prompt = look.prompt(desk.program() + " caption " + pictures.get(0));
        return output.each(desk, "captioning", new Pictures(desk).resolve(pictures),
                (name, picture) -> answer(name, picture, prompt));
    }

    private Answer answer(String name, Picture picture, Prompt prompt) {
        List<Caption> found = desk.model().captions(picture, prompt, text, beams);
        return beams == 1 ? Answer.of(name, picture, found.get(0)) : Answer.ofBeams(name, picture, found);
    }
}
