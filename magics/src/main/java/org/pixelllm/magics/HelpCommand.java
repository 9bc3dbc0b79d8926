package org.pixelllm.magics;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(name = "help", description = "Tells what the verbs do, or all about one of them.", footer = {"", "Example:",
    "  PROGRAM help caption"})
final class HelpCommand implements Callable<Void> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VERB", description = "The verb to explain, or json for the form of results; none for a list of all.")
    private String[] verbs = {};

    HelpCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Void call() {
        if (verbs.length == 1 && verbs[0].equals("json")) {
            desk.show(JsonFile.SCHEMA);
            return null;
        }
        CommandLine about = spec.root().commandLine();
        for (String verb : verbs) {
            CommandLine next = about.getSubcommands().get(verb);
            if (next == null) {
                throw Complaints.about(new UnmatchedArgumentException(about, java.util.List.of(verb)));
            }
            about = next;
        }
        desk.show(about.getUsageMessage(Ansi.OFF).stripTrailing());
        return null;
    }
}
