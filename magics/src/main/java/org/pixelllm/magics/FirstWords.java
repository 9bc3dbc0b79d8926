package org.pixelllm.magics;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a user reads who types no verb: five lines to go on with. */
@Command(synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n", description = "Says what is in a picture, and points at "
        + "the pixel of every word.")
final class FirstWords implements Callable<Void> {
    private static final String TEXT = """
            PixelLLM says what is in a picture, and points at the pixel of every word.
              try     PROGRAM caption scenes:27
              verbs   VERBS
              help    PROGRAM help caption   and   PROGRAM help   for all verbs
              health  PROGRAM doctor   and, when something failed,   PROGRAM why""";

    private final Desk desk;

    @Spec
    private CommandSpec spec;

    FirstWords(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Void call() {
        desk.show(TEXT.replace("PROGRAM", desk.program()).replace("VERBS",
                String.join(", ", spec.subcommands().keySet())));
        return null;
    }
}
