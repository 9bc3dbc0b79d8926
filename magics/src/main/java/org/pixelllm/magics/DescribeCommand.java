package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixelllm.Region;
import org.pixelllm.image.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "describe", description = "Finds what is worth a word in a picture, and says what each is and where. "
        + "Returns a List<Region>; for several pictures a list of these.")
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
        List<NamedPicture> named = new Pictures(desk).resolve(pictures);
        output.check(desk, named.size());
        List<List<Region>> all = new ArrayList<>();
        var progress = new Progress(desk.host(), "describing", named.size());
        for (NamedPicture each : named) {
            progress.next(each.name());
            Picture picture = each.pixels().get();
            List<Region> regions = desk.model().describeAll(picture, most, beams);
            output.showRegions(desk, each.name(), picture, regions);
            all.add(regions);
        }
        progress.done("described " + named.size() + " pictures" + desk.shownOnly());
        output.save(desk);
        return all.size() == 1 ? all.get(0) : List.copyOf(all);
    }
}
