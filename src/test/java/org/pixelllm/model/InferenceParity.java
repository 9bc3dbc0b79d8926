package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pixelllm.decode.BeamSearch;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.decode.Search;

/** Compares decoded text and what follows from it. */
final class InferenceParity {
    private static final String VISUAL = "stage.projected_visual_features";

    private InferenceParity() {}

    static void greedy(ParityFolder folder) {
        folder.needs("infer.caption_greedy.text_tokens", VISUAL);
        TextHead head = ParityParts.textHead(folder);
        TextHead.Encoded encoded = head.encode(ParityParts.visualTokens(folder),
                ParityParts.flat(folder.input("context_tokens")));
        speaks(folder, head, "infer.caption_greedy", encoded, GreedySearch::new);
    }

    static void greedyAlone(ParityFolder folder) {
        folder.needs("infer.caption_greedy_no_context.text_tokens", VISUAL);
        TextHead head = ParityParts.textHead(folder);
        speaks(folder, head, "infer.caption_greedy_no_context", head.encode(ParityParts.visualTokens(folder)),
                GreedySearch::new);
    }

    static void beams(ParityFolder folder) {
        folder.needs("infer.caption_beam.text_tokens", "infer.caption_beam.beam_log_probs", VISUAL);
        TextHead head = ParityParts.textHead(folder);
        NDArray context = ParityParts.flat(folder.input("context_tokens"));
        int beams = (int) folder.expected("infer.caption_beam.beam_log_probs").getShape().get(2);
        int perBeam = folder.config("model").get("decode_per_node_beam_size").getAsInt();
        speaks(folder, head, "infer.caption_beam", head.encode(ParityParts.visualTokens(folder), context),
                (stepper, length) -> new BeamSearch(stepper, length, beams, perBeam));
    }

    /** Decodes, then regresses points from the decoded text, as inference does. */
    private static void speaks(ParityFolder folder, TextHead head, String name, TextHead.Encoded encoded,
            BiFunction<Stepper, Integer, Search> search) {
        int length = (int) folder.expected(name + ".text_tokens").getShape().get(2);
        for (Stepper stepper : ParityParts.steppers(head)) {
            Decoded decoded = search.apply(stepper, length).run(encoded);
            says(folder, name + ".text_tokens", Stream.of(decoded.tokens()));
            says(folder, name + ".beam_text_tokens", Stream.of(decoded.beams().tokens()).flatMap(Stream::of));
            scores(folder, name + ".log_probs", DoubleStream.of(decoded.scores()));
            scores(folder, name + ".beam_log_probs",
                    Stream.of(decoded.beams().scores()).flatMapToDouble(DoubleStream::of));
        }
        NDArray tokens = ParityParts.flat(folder.expected(name + ".text_tokens"));
        PointParity.regressed(folder, name, head.decode(encoded, tokens), tokens);
    }

    private static void says(ParityFolder folder, String name, Stream<int[]> tokens) {
        if (folder.expects(name)) {
            assertArrayEquals(folder.expected(name).toIntArray(), tokens.flatMapToInt(IntStream::of).toArray(), name);
            folder.checked(name);
        }
    }

    private static void scores(ParityFolder folder, String name, DoubleStream scores) {
        double[] numbers = scores.toArray();
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        folder.check(name, folder.manager().create(floats), Tolerance.CHAIN);
    }

    static void referring(ParityFolder folder) {
        folder.needs("infer.referring.text_tokens", VISUAL);
        TextHead head = ParityParts.textHead(folder);
        NDArray tokens = ParityParts.flat(folder.input("ref_text_tokens"));
        TextHead.Encoded encoded = head.encode(ParityParts.visualTokens(folder),
                ParityParts.flat(folder.input("ref_context_tokens")));
        PointParity.regressed(folder, "infer.referring", head.decode(encoded, tokens), tokens);
        folder.check("infer.referring.text_tokens", tokens, Tolerance.STAGE);
    }
}
