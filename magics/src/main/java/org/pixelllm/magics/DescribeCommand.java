package org.pixelllm.magics;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "describe", description = "Finds what is worth a word in a picture, and says what each is and where. "
        + "Returns a List<Region>; for several pictures a list of these.", footer = {"", "Example:",
            "  PROGRAM describe scenes:27 --max 5"})
final class DescribeCommand implements Callable<Object> {
    private final Desk desk;

    @Parameters(paramLabel = "PICTURE", arity = "1..*", description = Pictures.FORMS)
    private List<String> pictures;

    @Option(names = "--max", paramLabel = "N", description = "Tell so many regions at most.")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--beams", paramLabel = "N", description = "Follow so many captions of each region at once; a region may "
            + "then come several times.")
    private int beams = 1;

    @Mixin
    private Output output;

    DescribeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Object call() throws InterruptedException {
        return output.each(desk, "describing", new Pictures(desk).resolve(pictures), (name, picture) -> Answer
                .ofRegions(name, picture, desk.model().describeAll(picture, most, beams)));
    }
}
