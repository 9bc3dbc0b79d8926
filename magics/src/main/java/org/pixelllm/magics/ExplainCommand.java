package org.pixelllm.magics;

import java.util.concurrent.Callable;
import org.pixelllm.Explanation;
import org.pixelllm.Loader;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.report.Detail;
import org.pixelllm.report.ExplanationFigure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Looks inside the model while it says a caption: for each word, where in the picture it "
        + "looks and which visual tokens it listens to, and how both move. Returns an Explanation.", footer = {"",
            "Example:", "  PROGRAM explain scenes:27",
            "  PROGRAM explain scenes:27 --box 60,40,200,150 --against 220,180,330,330 --save inside.html"})
final class ExplainCommand implements Callable<Explanation> {
    private final Desk desk;

    @Parameters(paramLabel = "PICTURE", description = Pictures.FORMS)
    private String name;

    @Mixin
    private Look look;

    @Option(names = "--against", paramLabel = "x0,y0,x1,y1", description = "Tell how alike the visual tokens of this box are, too.")
    private Box against;

    @Option(names = "--lora", paramLabel = "FILE", description = "Lay this on the model, and tell how much it changes each layer: the lora.safetensors "
            + "that a training wrote.")
    private String lora;

    @Option(names = "--json", description = "Tell all numbers as a line of JSON.")
    private boolean json;

    @Option(names = "--save", paramLabel = "FILE", description = "Write it to a file that ends in .html or .png.")
    private String file;

    ExplainCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Explanation call() {
        if (file != null) {
            FigureFile.check(desk, file);
        }
        Prompt prompt = look.prompt(desk.program() + " explain " + name);
        NamedPicture named = new Pictures(desk).one(name);
        Picture picture = named.pixels().get();
        Explanation explanation = explain(picture, prompt);
        var figure = new ExplanationFigure(picture, named.name(), explanation);
        Shown.remember(explanation, figure);
        String text = json ? ExplanationJson.of(named.name(), picture, explanation).toString() : figure.text();
        desk.show(text, () -> json ? Bundle.text(text) : Shown.bundle(figure, Detail.SCREEN));
        if (file != null) {
            FigureFile.write(desk, file, figure);
        }
        return explanation;
    }

    private Explanation explain(Picture picture, Prompt prompt) {
        if (lora == null) {
            return explain(desk.model(), picture, prompt);
        }
        try (PixelLlm adapted = Loader.of(desk.model().name()).with(desk.path(lora)).load()) {
            return explain(adapted, picture, prompt);
        }
    }

    private Explanation explain(PixelLlm model, Picture picture, Prompt prompt) {
        Explanation explanation = model.explain(picture, prompt);
        return against == null
                ? explanation
                : explanation.with(model.similarity(picture, prompt, new Prompt.InBox(against)));
    }
}
