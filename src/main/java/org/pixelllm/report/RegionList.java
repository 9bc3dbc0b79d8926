package org.pixelllm.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pixelllm.Region;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Point;

/** Regions as a sentence whose words are the captions: each is numbered, and its points are corners of its box. */
final class RegionList {
    private static final String BETWEEN = "; ";
    private static final String NOTHING = "no region";

    private RegionList() {}

    static String sentence(List<Region> regions) {
        return regions.isEmpty() ? NOTHING : String.join(BETWEEN, regions.stream().map(RegionList::caption).toList());
    }

    static List<Word> words(List<Region> regions) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (Region region : regions) {
            String caption = caption(region);
            Box box = region.box();
            words.add(new Word(caption, at, at + caption.length(),
                    List.of(new Point(box.x0(), box.y0()), new Point(box.x1(), box.y1()))));
            at += caption.length() + BETWEEN.length();
        }
        return words;
    }

    /** Returns the pixels of all regions together. */
    static Optional<Mask> mask(List<Region> regions) {
        List<Mask> masks = regions.stream().flatMap(region -> region.mask().stream()).toList();
        if (masks.isEmpty()) {
            return Optional.empty();
        }
        BitSet all = new BitSet();
        masks.forEach(mask -> all.or(mask.bits()));
        return Optional.of(new Mask(masks.get(0).width(), masks.get(0).height(), all));
    }

    /** Returns a line for each region: number, score, box, caption. */
    static List<String> lines(List<Region> regions) {
        List<String> lines = new ArrayList<>();
        for (Region region : regions) {
            lines.add(String.format(Locale.ROOT, "%3d  %.2f  %-19s  %s", lines.size() + 1, region.score(),
                    region.box().compact(), caption(region)));
        }
        return lines;
    }

    private static String caption(Region region) {
        return region.caption().text().isBlank() ? "(no words)" : region.caption().text();
    }
}
