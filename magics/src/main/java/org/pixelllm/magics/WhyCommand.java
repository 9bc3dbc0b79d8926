package org.pixelllm.magics;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "why", description = "Tells the details of the last problem, with its stack trace.", footer = {"",
    "Example:", "  PROGRAM why"})
final class WhyCommand implements Callable<Void> {
    private final Desk desk;

    WhyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Void call() {
        desk.show(desk.problems().details());
        return null;
    }
}
