package org.pixelllm.eval;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pixelllm.geometry.CocoBox;

/**
 * Merges regions that people drew around the same thing, largest group first.
 *
 * <p>A region without area overlaps nothing, not even itself, and disappears.
 *
 * @see <a href="https://arxiv.org/abs/1511.07571">DenseCap, section 5.1</a>
 */
final class RegionMerging {
    private static final float ALIKE = 0.7f; // IoU

    private final List<DenseRegion> regions;
    private final List<BitSet> links = new ArrayList<>(); // of each region to those it could be merged with

    private RegionMerging(List<DenseRegion> regions) {
        this.regions = regions;
        for (DenseRegion region : regions) {
            BitSet row = new BitSet(regions.size());
            for (int i = 0; i < regions.size(); i++) {
                row.set(i, region.box().singleIou(regions.get(i).box()) >= ALIKE);
            }
            links.add(row);
        }
    }

    static List<MergedRegion> of(List<DenseRegion> regions) {
        RegionMerging merging = new RegionMerging(regions);
        List<MergedRegion> merged = new ArrayList<>();
        for (BitSet group = merging.largest(); !group.isEmpty(); group = merging.largest()) {
            merged.add(merging.merge(group.stream().mapToObj(regions::get).toList()));
            merging.remove(group);
        }
        return merged;
    }

    /** Returns the first of the largest groups. */
    private BitSet largest() {
        BitSet largest = new BitSet();
        for (BitSet row : links) {
            largest = row.cardinality() > largest.cardinality() ? row : largest;
        }
        return (BitSet) largest.clone();
    }

    private void remove(BitSet group) {
        for (int i = 0; i < regions.size(); i++) {
            if (group.get(i)) {
                links.get(i).clear();
            } else {
                links.get(i).andNot(group);
            }
        }
    }

    private MergedRegion merge(List<DenseRegion> group) {
        CocoBox box = new CocoBox(mean(group, CocoBox::x), mean(group, CocoBox::y), mean(group, CocoBox::width),
                mean(group, CocoBox::height));
        return new MergedRegion(box, group.stream().map(r -> r.caption().replace("\n", "")).toList());
    }

    private static float mean(List<DenseRegion> group, ToDoubleFunction<CocoBox> side) {
        float sum = 0;
        for (DenseRegion region : group) {
            sum += (float) side.applyAsDouble(region.box());
        }
        return sum / group.size();
    }
}
