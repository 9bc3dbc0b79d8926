package org.pixelllm.magics;

import java.util.Arrays;
import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import picocli.CommandLine;

/** The verbs, one grammar for notebook and terminal. */
final class Grammar {
    private Grammar() {}

    /** Returns the verbs that work at a desk; each is a {@link java.util.concurrent.Callable}. */
    static CommandLine at(Desk desk) {
        CommandLine root = new CommandLine(new FirstWords(desk)).setCommandName(desk.program());
        for (Object command : List.of(new LoadCommand(desk), new CaptionCommand(desk), new ReferCommand(desk),
                new LocateCommand(desk), new DescribeCommand(desk), new ExplainCommand(desk), new ExploreCommand(desk),
                new ShowCommand(desk), new CompareCommand(desk),
                new EvalCommand(desk), data(desk), new TrainCommand(desk), new AblateCommand(desk),
                new MergeCommand(desk), new ImportCommand(desk), new SetCommand(desk), new DoctorCommand(desk),
                new WhyCommand(desk), new HelpCommand(desk))) {
            root.addSubcommand(command);
        }
        nameTheProgram(root, desk.program().replace("%", "%%")); // picocli takes a single one for a format
        return configured(root).setDefaultValueProvider(desk.session()::defaultValue);
    }

    /** Writes what the user types into the examples. */
    private static void nameTheProgram(CommandLine verb, String program) {
        var usage = verb.getCommandSpec().usageMessage();
        usage.footer(Arrays.stream(usage.footer()).map(line -> line.replace("PROGRAM ", program + " "))
                .toArray(String[]::new));
        verb.getSubcommands().values().forEach(sub -> nameTheProgram(sub, program));
    }

    private static CommandLine data(Desk desk) {
        return VerbList.of(desk, "data", "Makes and checks data sets.").addSubcommand(new ScenesCommand(desk))
                .addSubcommand(new CheckCommand(desk));
    }

    private static CommandLine configured(CommandLine root) {
        return root.setCaseInsensitiveEnumValuesAllowed(true).setExpandAtFiles(false) // a caption may well begin with @
                .setUsageHelpWidth(110).registerConverter(Box.class, Numbers::box)
                .registerConverter(Point.class, Numbers::point)
                .registerConverter(PictureSize.class, PictureSize::of);
    }
}
