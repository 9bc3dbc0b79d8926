package org.pixelllm.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextHead;
import org.pixelllm.model.Vision;
import org.pixelllm.model.detection.RegionScores;
import org.pixelllm.model.detection.ScoredBoxes;

/**
 * Dense captioning: captions every region, and joins the scores of boxes and captions.
 *
 * <p>B pictures, K regions of each, R = B·K, L text length.
 *
 * @see <a href="https://arxiv.org/abs/2312.09237">Pixel Aligned Language Models</a>, section 4.3
 */
public final class DenseCaptions {
    private final Network network;
    private final Search search;

    public DenseCaptions(Network network, Search search) {
        this.network = network;
        this.search = search;
    }

    /**
     * Regions with their captions, in their final order.
     *
     * @param regions K for each picture, with the joined scores
     * @param tokens (R, L): begin, text, end, padding
     * @param scores (R), of the captions alone
     * @param decoded what the search found, one row for each region in the order in which it was given
     * @param told where the captions point
     */
    public record Result(List<ScoredBoxes> regions, int[][] tokens, double[] scores, Decoded decoded,
            Network.Told told) {}

    /**
     * Captions regions. After a greedy search they keep their order; after a beam search the best pairs of a region and
     * a caption come first, and a region may come several times.
     *
     * @param regions K for each picture, best first
     * @param context (R, C), a text beside each region
     */
    public Result run(Vision.Seen seen, List<ScoredBoxes> regions, Optional<NDArray> context) {
        NDArray visual = network.visualTokens(network.features(seen), Network.Prompts.ofBoxes(corners(seen, regions)));
        Network.Asked asked = network.ask(seen, visual, context);
        Decoded decoded = search.run(asked.encoded());
        boolean greedy = decoded.beams().scores()[0].length == 1;
        return greedy ? inOrder(regions, decoded, asked) : byScore(regions, decoded, asked, context);
    }

    private Result inOrder(List<ScoredBoxes> regions, Decoded decoded, Network.Asked asked) {
        List<ScoredBoxes> scored = new ArrayList<>();
        for (ScoredBoxes own : regions) {
            int from = scored.size() * own.size();
            double[] captions = Arrays.copyOfRange(decoded.scores(), from, from + own.size());
            scored.add(new ScoredBoxes(own.corners(), RegionScores.of(own.scores(), captions)));
        }
        return new Result(scored, decoded.tokens(), decoded.scores(), decoded, tell(asked, decoded.tokens()));
    }

    private Result byScore(List<ScoredBoxes> regions, Decoded decoded, Network.Asked asked,
            Optional<NDArray> context) {
        Decoded.Beams beams = decoded.beams();
        List<ScoredBoxes> chosen = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (ScoredBoxes own : regions) {
            int from = pairs.size();
            RegionScores.Choice choice = RegionScores.best(own.scores(),
                    Arrays.copyOfRange(beams.scores(), from, from + own.size()));
            chosen.add(new ScoredBoxes(own.get(choice.boxes()).corners(), choice.scores()));
            for (int i = 0; i < own.size(); i++) {
                pairs.add(new Pair(from + choice.boxes()[i], choice.beams()[i]));
            }
        }
        int[][] tokens = pairs.stream().map(p -> network.text().ids().padded(beams.tokens()[p.row][p.beam]))
                .toArray(int[][]::new);
        double[] scores = pairs.stream().mapToDouble(p -> beams.scores()[p.row][p.beam]).toArray();
        Network.Asked again = again(asked, pairs.stream().mapToInt(Pair::row).toArray(), context);
        return new Result(chosen, tokens, scores, decoded, tell(again, tokens));
    }

    /** Asks about some regions again; what was encoded without a context need not be encoded again. */
    private Network.Asked again(Network.Asked asked, int[] rows, Optional<NDArray> context) {
        NDArray visual = rows(asked.visual(), rows);
        if (context.isPresent()) {
            return network.ask(asked.seen(), visual, context); // contexts keep their places, as published
        }
        TextHead.Encoded all = asked.encoded();
        return new Network.Asked(asked.seen(), visual,
                new TextHead.Encoded(rows(all.states(), rows), rows(all.valid(), rows)));
    }

    /** A region of all pictures' and one of its captions. */
    private record Pair(int row, int beam) {}

    private Network.Told tell(Network.Asked asked, int[][] tokens) {
        int[] flat = Arrays.stream(tokens).flatMapToInt(IntStream::of).toArray();
        return network.tell(asked,
                asked.visual().getManager().create(flat, new Shape(tokens.length, tokens[0].length)));
    }

    /** Returns the boxes of all pictures: (R, 4). */
    public static NDArray corners(Vision.Seen seen, List<ScoredBoxes> regions) {
        NDManager manager = seen.extents().getManager();
        int each = regions.get(0).size();
        float[] all = new float[regions.size() * each * 4];
        for (int i = 0; i < regions.size(); i++) {
            System.arraycopy(regions.get(i).corners(), 0, all, i * each * 4, each * 4);
        }
        return manager.create(all, new Shape((long) regions.size() * each, 4));
    }

    private static NDArray rows(NDArray x, int[] rows) {
        return x.get(new NDIndex("{}", x.getManager().create(rows)));
    }
}
