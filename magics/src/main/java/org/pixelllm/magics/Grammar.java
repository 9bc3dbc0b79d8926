package org.pixelllm.magics;

import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The verbs, one grammar for notebook and terminal. */
final class Grammar {
    private Grammar() {}

    @Command(description = "Captions pictures and points at the pixel of every word.", synopsisSubcommandLabel = "VERB")
    private static final class Root {}

    /** Returns the verbs that work at a desk; a command is a {@link java.util.concurrent.Callable}. */
    static CommandLine at(Desk desk) {
        CommandLine root = new CommandLine(new Root());
        root.setCommandName(desk.program());
        for (Object command : List.of(new LoadCommand(desk), new CaptionCommand(desk), new ReferCommand(desk),
                new LocateCommand(desk), new WhyCommand(desk), new HelpCommand(desk))) {
            root.addSubcommand(command);
        }
        return configured(root);
    }

    private static CommandLine configured(CommandLine root) {
        return root.setExpandAtFiles(false) // a caption may well begin with @
                .setUsageHelpWidth(100).registerConverter(Box.class, Numbers::box)
                .registerConverter(Point.class, Numbers::point);
    }
}
