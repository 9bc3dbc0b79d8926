package org.pixelllm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pixelllm.decode.DenseCaptions;
import org.pixelllm.decode.Search;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.MaskDecoder;
import org.pixelllm.model.Network;
import org.pixelllm.model.TextIds;
import org.pixelllm.model.Vision;
import org.pixelllm.model.detection.ScoredBoxes;
import org.pixelllm.text.Tokenizer;

/** Looks for regions of one picture and says what each is. */
final class Describer {
    private final Network network;
    private final Tokenizer tokenizer;
    private final DenseCaptions captions;

    Describer(Network network, Tokenizer tokenizer, Search search) {
        this.network = network;
        this.tokenizer = tokenizer;
        captions = new DenseCaptions(network, search);
    }

    List<Region> describe(Picture picture, Letterbox box, Vision.Seen seen, int most) {
        ScoredBoxes found = network.regions(seen).get(0);
        int count = Math.min(most, found.found());
        if (count == 0) {
            return List.of();
        }
        List<ScoredBoxes> best = List.of(found.get(IntStream.range(0, count).toArray()));
        DenseCaptions.Result result = captions.run(seen, best, Optional.empty());
        return regions(picture, box, result, masks(seen, result));
    }

    private Optional<MaskDecoder.Output> masks(Vision.Seen seen, DenseCaptions.Result result) {
        return network.segmenter()
                .map(s -> network.masks(result.told(), DenseCaptions.corners(seen, result.regions())));
    }

    private List<Region> regions(Picture picture, Letterbox box, DenseCaptions.Result result,
            Optional<MaskDecoder.Output> masks) {
        Answer answer = new Answer(tokenizer, box, result.told());
        ScoredBoxes scored = result.regions().get(0);
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < scored.size(); i++) {
            int row = i;
            Box place = Answer.inside(scored.box(i), box, picture);
            if (place.area() > 0) {
                int[] ids = said(result.tokens()[i], network.text().ids());
                Caption caption = new Caption(tokenizer.decode(ids), answer.words(i, ids), result.scores()[i],
                        new Prompt.InBox(place));
                regions.add(new Region(place, scored.scores()[i], caption,
                        masks.map(told -> Answer.mask(told, row, box, picture))));
            }
        }
        regions.sort(Comparator.comparingDouble(Region::score).reversed());
        return regions;
    }

    /** Returns what was said between begin and end. */
    static int[] said(int[] tokens, TextIds ids) {
        int end = 1;
        while (end < tokens.length && tokens[end] != ids.end()) {
            end++;
        }
        return tokens.length < 2 ? new int[0] : Arrays.copyOfRange(tokens, 1, end);
    }
}
