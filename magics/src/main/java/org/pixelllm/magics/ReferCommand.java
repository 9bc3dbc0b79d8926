package org.pixelllm.magics;

import java.util.List;
import java.util.concurrent.Callable;
import org.pixelllm.Grounding;
import org.pixelllm.image.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "refer", description = "Finds what an expression means, and points at every word of it. "
        + "Returns a Grounding.", footer = {"", "Example:", "  PROGRAM refer scenes:27 the red house"})
final class ReferCommand implements Callable<Grounding> {
    private final Desk desk;

    @Parameters(index = "0", paramLabel = "PICTURE", description = Pictures.FORMS)
    private String name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "EXPRESSION", description = "Such as: the small red car left of the tree.")
    private List<String> expression;

    @Mixin
    private Output output;

    ReferCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Grounding call() {
        output.check(desk, 1);
        NamedPicture named = new Pictures(desk).one(name);
        Picture picture = named.pixels().get();
        Grounding grounding = desk.model().refer(picture, String.join(" ", expression));
        output.one(desk, Answer.of(named.name(), picture, grounding));
        return grounding;
    }
}
