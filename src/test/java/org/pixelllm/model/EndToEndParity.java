package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.pixelllm.decode.BeamSearch;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.DenseCaptions;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.decode.Search;
import org.pixelllm.model.detection.ScoredBoxes;

/** Compares complete inferences, from pictures to text, points, boxes and masks, through one network. */
final class EndToEndParity {
    private static final Tolerance EXACT = new Tolerance(1e-6, 0);

    private final ParityFolder folder;
    private final String name;
    private final Network network;
    private final Vision.Seen seen;

    private EndToEndParity(ParityFolder folder, String name) {
        this.folder = folder;
        this.name = name;
        network = ParityModel.network(folder);
        seen = network.see(ParityParts.images(folder), folder.input("padding_mask"));
    }

    /** Captions prompts. */
    static void caption(ParityFolder folder, String name, Optional<String> context) {
        folder.needs(name + ".text_tokens");
        new EndToEndParity(folder, name).caption(context.map(folder::input).map(ParityParts::flat));
    }

    private void caption(Optional<NDArray> context) {
        Network.Asked asked = network.ask(seen, prompted(), context);
        Decoded decoded = search().run(asked.encoded());
        searched(decoded);
        Network.Told told = network.tell(asked, tokens(decoded.tokens()));
        told(decoded.tokens(), told);
        folder.check(name + ".detection_boxes", told.boxes(), Tolerance.PIXELS);
        masks(told, told.boxes());
    }

    /** Finds what expressions mean. */
    static void refer(ParityFolder folder) {
        folder.needs("infer.referring.text_tokens");
        EndToEndParity parity = new EndToEndParity(folder, "infer.referring");
        NDArray tokens = ParityParts.flat(folder.input("ref_text_tokens"));
        parity.refer(tokens, ParityParts.flat(folder.input("ref_context_tokens")));
    }

    private void refer(NDArray tokens, NDArray context) {
        Network.Told told = network.tell(network.ask(seen, prompted(), Optional.of(context)), tokens);
        folder.check(name + ".text_tokens", tokens, EXACT);
        pointed(told);
        folder.check(name + ".detection_boxes", told.boxes(), Tolerance.PIXELS);
        masks(told, told.boxes());
    }

    /** Finds regions and captions them. */
    static void describe(ParityFolder folder, String name) {
        folder.needs(name + ".text_tokens");
        new EndToEndParity(folder, name).describe();
    }

    private void describe() {
        List<ScoredBoxes> regions = network.regions(seen);
        DenseCaptions.Result result = new DenseCaptions(network, search()).run(seen, regions,
                Optional.of(context(regions.get(0).size())));
        searched(result.decoded());
        told(result.tokens(), result.told());
        NDArray boxes = DenseCaptions.corners(seen, result.regions());
        folder.check(name + ".visual_features", result.told().asked().visual(), Tolerance.CHAIN);
        folder.check(name + ".detection_boxes", boxes, Tolerance.PIXELS);
        folder.check(name + ".detection_scores", floats(result.regions().stream().flatMapToDouble(
                own -> Arrays.stream(DetectionParity.doubles(own.scores())))), Tolerance.CHAIN);
        folder.check(name + ".detection_classes", boxes.max(new int[]{1}).mul(0).add(1), EXACT);
        folder.check(name + ".num_detections", floats(result.regions().stream().mapToDouble(ScoredBoxes::found)),
                EXACT);
        folder.check(name + ".point_detection_boxes", result.told().boxes(), Tolerance.PIXELS);
        masks(result.told(), boxes);
    }

    private NDArray prompted() {
        return network.visualTokens(network.features(seen),
                Network.Prompts.ofBoxes(ParityParts.flat(folder.input("prompt_boxes"), 4)));
    }

    private NDArray context(int regions) {
        return ParityParts.flat(folder.input("context_tokens_det").get(":, :" + regions));
    }

    /** Searches with as many beams as the case has. */
    private Search search() {
        int length = network.config().text().maxLength();
        boolean greedy = !name.endsWith("_beam");
        return greedy
                ? new GreedySearch(network.text().stepper(), length)
                : new BeamSearch(network.text().stepper(), length, beams(),
                        folder.config("model").get("decode_per_node_beam_size").getAsInt());
    }

    /** Regions have as many beams as captions; the folder tells these alone. */
    private int beams() {
        NDArray scores = folder.expected("infer.caption_beam.beam_log_probs");
        return scores == null ? 4 : (int) scores.getShape().get(2);
    }

    private void searched(Decoded decoded) {
        folder.check(name + ".log_probs", floats(DoubleStream.of(decoded.scores())), Tolerance.CHAIN);
        folder.check(name + ".beam_log_probs",
                floats(Stream.of(decoded.beams().scores()).flatMapToDouble(DoubleStream::of)), Tolerance.CHAIN);
        same(".beam_text_tokens", Stream.of(decoded.beams().tokens()).flatMap(Stream::of).toArray(int[][]::new));
    }

    private void told(int[][] tokens, Network.Told told) {
        same(".text_tokens", tokens);
        pointed(told);
    }

    private void pointed(Network.Told told) {
        folder.check(name + ".point_coords", told.points().coords(), Tolerance.PIXELS);
        folder.check(name + ".point_logits", told.points().logits(), Tolerance.CHAIN);
        folder.check(name + ".point_valid_mask", told.counted(), EXACT);
    }

    private void masks(Network.Told told, NDArray boxes) {
        if (network.segmenter().isPresent()) {
            MaskDecoder.Output output = network.masks(told, boxes);
            folder.check(name + ".detection_masks", output.masks(), Tolerance.CHAIN);
            folder.check(name + ".iou_predictions", output.quality(), Tolerance.CHAIN);
        }
    }

    private void same(String what, int[][] tokens) {
        if (folder.expects(name + what)) {
            assertArrayEquals(folder.expected(name + what).toIntArray(),
                    Arrays.stream(tokens).flatMapToInt(Arrays::stream).toArray(), name + what);
            folder.checked(name + what);
        }
    }

    private NDArray tokens(int[][] tokens) {
        return folder.manager().create(Arrays.stream(tokens).flatMapToInt(Arrays::stream).toArray(),
                new Shape(tokens.length, tokens[0].length));
    }

    private NDArray floats(DoubleStream values) {
        double[] wide = values.toArray();
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return folder.manager().create(narrow);
    }
}
