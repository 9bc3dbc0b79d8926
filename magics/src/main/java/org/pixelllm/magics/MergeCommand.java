package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pixelllm.weights.Lora;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "merge", description = "Folds what LoRA has learned into a model's weights: it says the same, and has no "
        + "LoRA any more. Returns the new model's folder.", footer = {"", "Example:",
            "  PROGRAM merge --model mine/model --out folded"})
final class MergeCommand implements Callable<Path> {
    private final Desk desk;

    @Option(names = "--model", paramLabel = "MODEL", required = true, description = "The model folder to read.")
    private String model;

    @Option(names = "--lora", paramLabel = "FILE", description = "Lay this on it first: the lora.safetensors that a training wrote.")
    private String lora;

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "The model folder to write.")
    private String out;

    MergeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Path call() {
        Path folder = desk.path(out);
        Lora.merge(desk.loader(model, lora).folder(), folder);
        desk.show("Merged the model into " + folder + "; use it with " + desk.program() + " load " + folder);
        return folder;
    }
}
