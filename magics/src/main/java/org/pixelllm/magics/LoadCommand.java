package org.pixelllm.magics;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.pixelllm.PixelLlm;
import org.pixelllm.nn.Processor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "load", description = "Loads a model and returns it as a PixelLlm.", footer = {"", "Example:",
    "  PROGRAM load scenes"})
final class LoadCommand implements Callable<PixelLlm> {
    private final Desk desk;

    @Parameters(paramLabel = "MODEL", arity = "0..1", defaultValue = PixelLlm.SCENES, description = "A model folder, or the built-in model \"scenes\", which knows drawings.")
    private String model;

    @Option(names = "--lora", paramLabel = "FILE", description = "Lay on it what a training learned: the lora.safetensors beside the trained model.")
    private String lora;

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", description = "What computes, cpu or gpu.")
    private String device;

    LoadCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public PixelLlm call() {
        long start = System.nanoTime();
        PixelLlm loaded = desk.load(desk.loader(model, lora).on(Processor.of(device)));
        double seconds = (System.nanoTime() - start) / 1e9;
        desk.show(String.format(Locale.ROOT, "Loaded \"%s\": %.1f million parameters, %.1f s.", model,
                loaded.parameters() / 1e6, seconds));
        return loaded;
    }
}
