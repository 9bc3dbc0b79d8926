package org.pixelllm.magics;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What answers where a verb is missing: it tells the verbs that could stand there. */
@Command(synopsisSubcommandLabel = "VERB", commandListHeading = "%nVerbs:%n")
final class VerbList implements Callable<Void> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    private VerbList(Desk desk) {
        this.desk = desk;
    }

    static CommandLine of(Desk desk, String name, String description) {
        CommandLine line = new CommandLine(new VerbList(desk)).setCommandName(name);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Override
    public Void call() {
        desk.show(spec.commandLine().getUsageMessage(Ansi.OFF).stripTrailing());
        return null;
    }
}
