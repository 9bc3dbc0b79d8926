package org.pixelllm.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.TextHead.Encoded;
import org.pixelllm.model.Tolerance;
import org.pixelllm.nn.RmsNorm;

/**
 * T5's stacks with text, and with visual tokens before it.
 *
 * <p>The published masks hide padded queries and whatever follows a text, the library's do not: rows that only one of
 * them hides are compared with that one alone.
 */
final class T5Case {
    private static final String MODULE = "textual/t5_module/";
    private static final int LONGEST = 1000;

    private final ComponentFolder folder;
    private final NDManager manager;
    private final TextConfig config;
    private final NDArray text;   // (B, S)
    private final NDArray tokens; // (B, L)

    T5Case(ComponentFolder folder) {
        this.folder = folder;
        manager = folder.manager();
        text = folder.input("input_ids");
        tokens = folder.input("decoder_input_ids");
        config = new T5Shape(folder.tensors(), folder.path()).text(LONGEST, LoraConfig.NONE);
    }

    void check() {
        T5TextHead head = folder.build(n -> true, p -> new T5TextHead(p.in("textual").in("t5_module"), config));
        NDArray spoken = shifted(tokens);
        Encoded plain = encode(head, text);
        NDArray valid = text.gt(0).toType(DataType.FLOAT32, false);
        check("encoder.output", plain.states(), valid);
        NDArray features = head.decode(plain, tokens);
        check("decoder.features", features, spoken);
        check("logits", head.logits(features), spoken);
        NDArray context = folder.input("context_ids");
        NDArray visual = folder.input("visual_features");
        Encoded seen = head.encode(visual, context);
        check("visual.encoder_output", seen.states(), seen.valid());
        check("visual.logits", head.logits(head.decode(seen, tokens)), spoken);
        check("visual_no_context.logits", head.logits(head.decode(head.encode(visual), tokens)), spoken);
        NDArray padded = folder.input("decoder_input_ids_padded");
        check("visual.logits_padded", head.logits(head.decode(seen, padded)), shifted(padded));
        blocks(plain, valid, spoken);
        generated(head, plain);
    }

    /** A stack of fewer layers gives what the last norm makes of an inner block. */
    private void blocks(Encoded plain, NDArray valid, NDArray spoken) {
        RmsNorm encoderNorm = folder.buildSome(p -> new RmsNorm(p.in(MODULE + "encoder").in("encoder_norm"),
                config.width()));
        RmsNorm decoderNorm = folder.buildSome(p -> new RmsNorm(p.in(MODULE + "decoder").in("decoder_norm"),
                config.width()));
        for (int i = 1; i <= config.encoderLayers(); i++) {
            check("encoder.block" + (i - 1), encode(shallow(i, 1), text).states(), valid, encoderNorm::apply);
        }
        for (int i = 1; i <= config.decoderLayers(); i++) {
            check("decoder.block" + (i - 1), shallow(config.encoderLayers(), i).decode(plain, tokens), spoken,
                    decoderNorm::apply);
        }
    }

    private T5TextHead shallow(int encoderLayers, int decoderLayers) {
        return folder.buildSome(p -> new T5TextHead(p.in("textual").in("t5_module"),
                new TextConfig(config.vocabulary(), config.width(), config.heads(), config.headWidth(), encoderLayers,
                        decoderLayers, config.mlpWidth(), config.maxLength(), LoraConfig.NONE, LoraConfig.NONE)));
    }

    private Encoded encode(T5TextHead head, NDArray ids) {
        return head.encode(manager.zeros(new Shape(ids.getShape().get(0), 0, config.width())), ids);
    }

    /** Returns 1 where a next token follows (B, L). */
    private NDArray shifted(NDArray ids) {
        return ids.get(":, 1:").concat(ids.get(":, :1").mul(0), 1).gt(0).toType(DataType.FLOAT32, false);
    }

    private void check(String name, NDArray actual, NDArray shared) {
        check(name, actual, shared, UnaryOperator.identity());
    }

    /** Compares everything with the published module, and the shared rows with the library. */
    private void check(String name, NDArray actual, NDArray shared, UnaryOperator<NDArray> view) {
        for (String file : new String[]{"expected_flax", "expected"}) {
            if (folder.expects(file, name)) {
                NDArray wanted = view.apply(folder.expected(file, name));
                NDArray mask = file.equals("expected") ? shared.expandDims(2) : shared.expandDims(2).mul(0).add(1);
                Tolerance.STAGE.check(file + ":" + name, wanted.mul(mask), actual.mul(mask));
                folder.checked(file, name);
            }
        }
    }

    /**
     * Follows what the library spoke: every token is the likeliest, and every beam has its score.
     *
     * <p>The library may speak padding in the middle of a text; the published masks hide it, so there a text ends here.
     */
    private void generated(T5TextHead head, Encoded plain) {
        if (folder.expects("expected", "generate.greedy")) {
            greedy(head, plain);
        }
        if (folder.expects("expected", "generate.beam4")) {
            beams(head, plain);
        }
    }

    private void greedy(T5TextHead head, Encoded plain) {
        NDArray greedy = folder.expected("expected", "generate.greedy");
        NDArray logits = head.logits(head.decode(plain, followed(greedy)));
        NDArray likeliest = logits.argMax(2).toType(DataType.INT32, false);
        for (int row = 0; row < greedy.getShape().get(0); row++) {
            int[] spoken = greedy.get(row).toIntArray();
            int said = said(spoken);
            assertArrayEquals(Arrays.copyOfRange(spoken, 1, said), Arrays.copyOf(likeliest.get(row).toIntArray(),
                    said - 1), folder + " generate.greedy, row " + row);
        }
        folder.checked("expected", "generate.greedy");
    }

    private void beams(T5TextHead head, Encoded plain) {
        NDArray beams = folder.expected("expected", "generate.beam4");                            // (B, 4, n)
        NDArray scores = folder.expected("expected", "generate.beam4_scores");
        for (int beam = 0; beam < beams.getShape().get(1); beam++) {
            NDArray spoken = beams.get(":, " + beam);
            NDArray logProbabilities = head.logits(head.decode(plain, followed(spoken))).logSoftmax(2);
            for (int row = 0; row < spoken.getShape().get(0); row++) {
                int[] ids = spoken.get(row).toIntArray();
                int said = said(ids);
                double sum = 0;
                for (int i = 1; i < said; i++) {
                    sum += logProbabilities.getFloat(row, i - 1, ids[i]);
                }
                if (said == ids.length || ids[said - 1] == TextConfig.END) {
                    assertEquals(scores.getFloat(row, beam), sum / (said - 1), 1e-4, folder + " beam " + beam);
                }
            }
        }
        folder.checked("expected", "generate.beam4");
        folder.checked("expected", "generate.beam4_scores");
    }

    /** Returns the number of tokens up to the end, or before the first padding. */
    private static int said(int[] ids) {
        int said = 1;
        while (said < ids.length && ids[said] != 0 && ids[said - 1] != TextConfig.END) {
            said++;
        }
        return said;
    }

    /** Adds a token that is followed by nothing: the published masks hide the last place. */
    private NDArray followed(NDArray ids) {
        return ids.concat(ids.get(":, :1").mul(0).add(TextConfig.END), 1);
    }
}
