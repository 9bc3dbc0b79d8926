package org.pixelllm.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.DenseCaptions;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.decode.Search;
import org.pixelllm.model.Eva02Encoder;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Network;
import org.pixelllm.model.SamEncoder;
import org.pixelllm.model.TextHead;
import org.pixelllm.model.Vision;
import org.pixelllm.model.detection.ScoredBoxes;
import org.pixelllm.nn.Borrow;
import org.pixelllm.nn.Params;

/** Measures each stage of a model on one picture, and prints a line of a Markdown table for each. */
final class Stages {
    private static final int REGIONS = 32;
    private static final int WORDS = 16; // tokens of a region's caption

    private final Network network;
    private final Params params;
    private final NDManager manager;
    private final Clock.Effort effort;

    Stages(EndlessModel model, Clock.Effort effort) {
        network = model.network();
        params = model.parameters().params();
        manager = model.manager();
        this.effort = effort;
    }

    void measure() {
        System.out.println("| stage | milliseconds | |");
        System.out.println("| --- | ---: | --- |");
        int size = network.inputSize().width();
        try (NDManager kept = manager.newSubManager()) {
            NDArray pixels = kept.randomUniform(0, 255, new Shape(1, size, size, 3));
            NDArray inside = kept.ones(new Shape(1, size, size));
            encoders(pixels, inside);
            Vision.Seen seen = network.see(pixels, inside);
            fusion(seen);
            List<ScoredBoxes> regions = List.of(regions(size));
            prompts(seen, regions.get(0));
            text(seen, regions.get(0));
            network.boxes().ifPresent(boxes -> stage("regions: box decoder", "", seen, network::regions));
            dense(seen, regions);
        }
    }

    private void encoders(NDArray pixels, NDArray inside) {
        ModelConfig config = network.config();
        Eva02Encoder eva = new Eva02Encoder(params.in("git_backbone"), config.encoder());
        stage("encode: EVA-02", "", scope -> eva
                .apply(config.encoder().pixels().apply(Borrow.in(scope, pixels), Borrow.in(scope, inside))));
        config.sam().ifPresent(shape -> {
            SamEncoder sam = new SamEncoder(params.in("sam_backbone"), shape);
            stage("encode: SAM", "",
                    scope -> sam.apply(shape.pixels().apply(Borrow.in(scope, pixels), Borrow.in(scope, inside))));
        });
    }

    private void fusion(Vision.Seen seen) {
        if (network.config().features().size() > 1) {
            stage("encode: fusion of both maps", "", seen, network::features);
        }
    }

    private void prompts(Vision.Seen seen, ScoredBoxes regions) {
        stage("prompt: visual tokens of one box", "", seen, own -> visual(own, first(regions)));
        stage("prompt: of %d boxes".formatted(regions.size()), "", seen, own -> visual(own, regions));
    }

    private void text(Vision.Seen seen, ScoredBoxes regions) {
        NDArray one = visual(seen, first(regions));
        NDArray all = visual(seen, regions);
        stage("text encoder: one prompt", "", scope -> network.text().encode(Borrow.in(scope, one)));
        stage("text encoder: %d prompts".formatted(regions.size()), "",
                scope -> network.text().encode(Borrow.in(scope, all)));
        decode(network.text().encode(one));
        Network.Asked asked = network.ask(seen, one, Optional.empty());
        stage("points of a text of %d tokens".formatted(DecodeTimes.LENGTH), "", scope -> {
            Network.Asked own = new Network.Asked(seen.in(scope), Borrow.in(scope, one), asked.encoded().in(scope));
            network.tell(own, scope.ones(new Shape(1, DecodeTimes.LENGTH)).toType(
                    DataType.INT32, false));
        });
    }

    private void decode(TextHead.Encoded encoded) {
        DecodeTimes times = DecodeTimes.of(network.text(), encoded, effort);
        row("decode: %d cached steps".formatted(DecodeTimes.LENGTH), times.steps(), token(times.steps()));
        row("decode: %d tokens, greedy".formatted(DecodeTimes.LENGTH), times.greedy(),
                "%s, %.2f of the steps (at most 1.3)"
                        .formatted(token(times.greedy()), times.greedyOverSteps()));
        row("decode: %d tokens, 4 beams".formatted(DecodeTimes.LENGTH), times.beams(),
                "%s, %.2f of greedy (at most 2.5)"
                        .formatted(token(times.beams()), times.beamsOverGreedy()));
    }

    private static String token(double millis) {
        return String.format(Locale.ROOT, "%.2f ms a token", millis / DecodeTimes.LENGTH);
    }

    private void dense(Vision.Seen seen, List<ScoredBoxes> regions) {
        DenseCaptions captions = new DenseCaptions(network, search());
        stage("dense captions of %d regions, greedy".formatted(REGIONS),
                "%d tokens each; prompt to points, in one batch, the picture encoded before".formatted(WORDS), seen,
                own -> captions.run(own, regions, Optional.empty()));
        if (network.segmenter().isPresent()) {
            DenseCaptions.Result result = captions.run(seen, regions, Optional.empty());
            stage("masks of %d regions".formatted(REGIONS), "", seen, own -> {
                Network.Asked asked = new Network.Asked(own, result.told().asked().visual(),
                        result.told().asked().encoded());
                network.masks(new Network.Told(asked, result.told().words(), result.told().points(),
                        result.told().counted(), result.told().boxes()), DenseCaptions.corners(own, regions));
            });
        }
    }

    /** Says a few tokens and fills up the rest as a finished caption does. */
    private Search search() {
        int length = network.text().maxLength();
        GreedySearch search = new GreedySearch(network.text().stepper(), Math.min(length, WORDS + 2));
        return encoded -> {
            Decoded said = search.run(encoded);
            int[][] tokens = Arrays.stream(said.tokens()).map(row -> Arrays.copyOf(row, length)).toArray(int[][]::new);
            return new Decoded(tokens, said.scores(), said.beams());
        };
    }

    /** Returns boxes of many sizes all over the picture. */
    private static ScoredBoxes regions(int size) {
        float[] corners = new float[4 * REGIONS];
        float[] scores = new float[REGIONS];
        for (int i = 0; i < REGIONS; i++) {
            float side = size / (2f + i % 4);
            corners[4 * i] = (size - side) * (i % 8) / 7;
            corners[4 * i + 1] = (size - side) * (i / 8) / 3;
            corners[4 * i + 2] = corners[4 * i] + side;
            corners[4 * i + 3] = corners[4 * i + 1] + side;
            scores[i] = 1 - i / 100f;
        }
        return new ScoredBoxes(corners, scores);
    }

    private static ScoredBoxes first(ScoredBoxes regions) {
        return regions.get(new int[]{0});
    }

    private NDArray visual(Vision.Seen seen, ScoredBoxes regions) {
        return network.visualTokens(network.features(seen),
                Network.Prompts.ofBoxes(DenseCaptions.corners(seen, List.of(regions))));
    }

    private void stage(String name, String remark, Vision.Seen seen, Consumer<Vision.Seen> work) {
        stage(name, remark, scope -> work.accept(seen.in(scope)));
    }

    private void stage(String name, String remark, Consumer<NDManager> work) {
        row(name, Clock.medians(effort, () -> {
            try (NDManager scope = manager.newSubManager()) {
                work.accept(scope);
            }
        })[0], remark);
    }

    private static void row(String name, double millis, String remark) {
        System.out.printf(Locale.ROOT, "| %s | %.1f | %s |%n", name, millis, remark);
    }
}
