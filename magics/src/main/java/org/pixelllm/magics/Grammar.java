package org.pixelllm.magics;

import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import picocli.CommandLine;

/** The verbs, one grammar for notebook and terminal. */
final class Grammar {
    private Grammar() {}

    /** Returns the verbs that work at a desk; each is a {@link java.util.concurrent.Callable}. */
    static CommandLine at(Desk desk) {
        CommandLine root = VerbList.of(desk, desk.program(),
                "Says what is in a picture, and points at the pixel of every word.");
        for (Object command : List.of(new LoadCommand(desk), new CaptionCommand(desk), new ReferCommand(desk),
                new LocateCommand(desk), new DescribeCommand(desk), new EvalCommand(desk), new CompareCommand(desk),
                data(desk), new TrainCommand(desk), new AblateCommand(desk), new MergeCommand(desk),
                new ImportCommand(desk),
                new WhyCommand(desk), new HelpCommand(desk))) {
            root.addSubcommand(command);
        }
        return configured(root);
    }

    private static CommandLine data(Desk desk) {
        return VerbList.of(desk, "data", "Makes and checks data sets.").addSubcommand(new ScenesCommand(desk))
                .addSubcommand(new CheckCommand(desk));
    }

    private static CommandLine configured(CommandLine root) {
        return root.setExpandAtFiles(false) // a caption may well begin with @
                .setUsageHelpWidth(110).registerConverter(Box.class, Numbers::box)
                .registerConverter(Point.class, Numbers::point)
                .registerConverter(PictureSize.class, PictureSize::of);
    }
}
