package org.pixelllm.magics;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.magics.Asking.Way;
import org.pixelllm.magics.spi.Bundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explore", description = "Opens a panel that asks the model about a picture again and again, by what to do, "
        + "text, box, beams and model; where there are no Jupyter widgets, shows the picture in parts. Returns an "
        + "Exploration, whose value() is what the panel shows.", footer = {"", "Example:",
            "  PROGRAM explore scenes:27", "  PROGRAM explore scenes:27 --refer \"the red house\""})
final class ExploreCommand implements Callable<Exploration> {
    private final Desk desk;

    @Parameters(paramLabel = "PICTURE", description = Pictures.FORMS)
    private String name;

    @Option(names = "--box", paramLabel = "x0,y0,x1,y1", description = "Begin with a caption of this part, in pixels.")
    private Box box;

    @Option(names = "--refer", paramLabel = "EXPRESSION", description = "Begin with what this means.")
    private String expression;

    ExploreCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Exploration call() {
        NamedPicture named = new Pictures(desk).one(name);
        Subject subject = new Subject(named.name(), named.pixels().get());
        Asking first = first(subject);
        desk.model(); // which says so where it has to be loaded first
        Answer known = desk.ask(model -> first.of(model, subject));
        Optional<Explorer> panel = desk.widgets()
                .map(widgets -> new Explorer(desk, widgets, subject, first, known));
        StillView still = StillView.of(desk, subject, known, panel.isPresent());
        desk.show(still.text(), () -> panel.map(each -> each.view(still.bundle())).orElseGet(still::bundle));
        return panel.map(Explorer::exploration).orElseGet(() -> new Exploration(known.value()));
    }

    private Asking first(Subject subject) {
        Prompt prompt = box == null ? Prompt.WHOLE : subject.at(rounded(box));
        return expression == null ? Asking.caption(prompt) : new Asking(Way.REFER, expression, prompt, 1);
    }

    /** Sliders move by whole pixels. */
    private static Box rounded(Box box) {
        return new Box(Math.rint(box.x0()), Math.rint(box.y0()), Math.rint(box.x1()), Math.rint(box.y1()));
    }
}
