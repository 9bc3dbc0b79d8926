package org.pixelllm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pixelllm.decode.Decoded;
import org.pixelllm.decode.GreedySearch;

/** Compares decoded text and what follows from it. */
final class InferenceParity {
    private InferenceParity() {}

    static void greedy(ParityFolder folder) {
        ParityParts.needsT5(folder);
        folder.needs("infer.caption_greedy.text_tokens", "infer.caption_greedy_no_context.text_tokens");
        T5TextHead head = ParityParts.textHead(folder);
        NDArray visual = ParityParts.visualTokens(folder);
        speaks(folder, head, "infer.caption_greedy",
                head.encode(visual, ParityParts.flat(folder.input("context_tokens"))));
        speaks(folder, head, "infer.caption_greedy_no_context", head.encode(visual));
    }

    /** Decodes, then regresses points from the decoded text, as inference does. */
    static void speaks(ParityFolder folder, T5TextHead head, String name, T5TextHead.Encoded encoded) {
        NDArray expected = folder.expected(name + ".text_tokens");
        int length = (int) expected.getShape().get(2);
        Decoded decoded = new GreedySearch(head.tensorStepper(), length).run(encoded);
        assertArrayEquals(decoded.tokens(), new GreedySearch(head.arrayStepper(), length).run(encoded).tokens());
        int[] spoken = Stream.of(decoded.tokens()).flatMapToInt(Arrays::stream).toArray();
        assertArrayEquals(expected.toIntArray(), spoken, name + ".text_tokens");
        folder.checked(name + ".text_tokens");

        float[] scores = new float[decoded.scores().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) decoded.scores()[i];
        }
        folder.check(name + ".log_probs", folder.manager().create(scores), Tolerance.CHAIN);
        folder.check(name + ".beam_log_probs", folder.manager().create(scores), Tolerance.CHAIN);
        assertArrayEquals(folder.expected(name + ".beam_text_tokens").toIntArray(), endless(decoded.tokens()));
        folder.checked(name + ".beam_text_tokens");

        NDArray tokens = folder.manager().create(spoken, new Shape(scores.length, length));
        PointParity.regressed(folder, name, head.decode(encoded, tokens), tokens);
    }

    /** The published search leaves end tokens where the final text has padding. */
    static int[] endless(int[][] tokens) {
        return Stream.of(tokens).flatMapToInt(row -> {
            int end = Arrays.stream(row).boxed().toList().indexOf(TextConfig.END);
            return IntStream.range(0, row.length).map(i -> end >= 0 && i > end ? TextConfig.END : row[i]);
        }).toArray();
    }

    static void referring(ParityFolder folder) {
        ParityParts.needsT5(folder);
        folder.needs("infer.referring.text_tokens");
        T5TextHead head = ParityParts.textHead(folder);
        NDArray tokens = ParityParts.flat(folder.input("ref_text_tokens"));
        var encoded = head.encode(ParityParts.visualTokens(folder),
                ParityParts.flat(folder.input("ref_context_tokens")));
        PointParity.regressed(folder, "infer.referring", head.decode(encoded, tokens), tokens);
        folder.check("infer.referring.text_tokens", tokens, Tolerance.STAGE);
    }
}
