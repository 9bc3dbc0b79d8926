package org.pixelllm.magics;

import java.util.List;
import java.util.concurrent.Callable;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;
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

    @Option(names = "--box", paramLabel = "x0,y0,x1,y1", description = "Look at this part only, in pixels.")
    private Box box;

    @Option(names = "--point", paramLabel = "x,y", description = "Look at what this pixel touches; up to four times.")
    private List<Point> points = List.of();

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
        Prompt prompt = prompt();
        return output.each(desk, "captioning", new Pictures(desk).resolve(pictures),
                (name, picture) -> answer(name, picture, prompt));
    }

    private Answer answer(String name, Picture picture, Prompt prompt) {
        List<Caption> found = desk.model().captions(picture, prompt, text, beams);
        return beams == 1 ? Answer.of(name, picture, found.get(0)) : Answer.ofBeams(name, picture, found);
    }

    private Prompt prompt() {
        if (box != null && !points.isEmpty()) {
            throw UserProblem.that("takes a box or points, not both").line("seen", "--box and --point")
                    .line("try", desk.program() + " caption " + pictures.get(0) + " --box " + box.compact());
        }
        if (points.size() > 4) {
            throw UserProblem.that("takes up to 4 points").line("seen", points.size() + " times --point");
        }
        if (box != null) {
            return new Prompt.InBox(box);
        }
        return points.isEmpty() ? Prompt.WHOLE : new Prompt.AtPoints(points);
    }
}
