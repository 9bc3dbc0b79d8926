package org.pixelllm.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import org.pixelllm.decode.BeamSearch;
import org.pixelllm.decode.GreedySearch;
import org.pixelllm.decode.Search;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.GitTextHead;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ModelConfig;
import org.pixelllm.model.Stepper;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.TextHead;
import org.pixelllm.model.TextIds;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ParameterSet;

/**
 * Measures captions of 64 tokens: the bare cached steps, greedy search, and four beams. Random weights that never end.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile -Dbench.class=DecodeBenchmark -Dbench.model=scenes,git,base -Dbench.runs=9
 * </pre>
 */
public final class DecodeBenchmark {
    private static final int LENGTH = 64;
    private static final int SEEN = 32; // visual tokens

    private DecodeBenchmark() {}

    /** Takes sizes with commas between them (scenes, git, base) and the runs of each measurement. */
    public static void main(String[] arguments) {
        for (String size : arguments[0].split(",")) {
            measure(size, Integer.parseInt(arguments[1]));
        }
    }

    private static void measure(String size, int runs) {
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, 1)) {
            TextHead head = head(size, parameters);
            silence(head, parameters);
            int width = head instanceof GitTextHead git ? git.config().visualWidth() : head.width();
            TextHead.Encoded encoded = head.encode(manager.randomNormal(new Shape(1, SEEN, width)));
            Stepper stepper = head.stepper();
            double steps = Clock.median(runs, () -> steps(stepper, encoded));
            double greedy = Clock.median(runs, () -> full(new GreedySearch(stepper, LENGTH), encoded));
            double beams = Clock.median(runs, () -> full(new BeamSearch(stepper, LENGTH, 4, 2), encoded));
            System.out.printf(Locale.ROOT,
                    "%-8s%d steps %8.2f ms   greedy %8.2f ms (%.2f of the steps)   4 beams %8.2f ms"
                            + " (%.2f of greedy)%n",
                    size, LENGTH, steps, greedy, greedy / steps, beams, beams / greedy);
        }
    }

    private static TextHead head(String size, ParameterSet parameters) {
        return switch (size) {
            case "scenes" -> new T5TextHead(parameters.params(), (TextConfig) ModelConfig.scenes(200).text());
            case "base" -> new T5TextHead(parameters.params(), new TextConfig(32128, 768, 12, 64, 1, 12, 2048, LENGTH,
                    LoraConfig.NONE, LoraConfig.NONE));
            case "git" -> new GitTextHead(parameters.params(),
                    new GitConfig(30522, 768, 768, 12, 6, 3072, 1024, LENGTH, TextIds.BERT));
            default -> throw new IllegalArgumentException(size + " is none of scenes, base, git");
        };
    }

    /** Gives the end the least logit. */
    private static void silence(TextHead head, ParameterSet parameters) {
        if (head instanceof GitTextHead) {
            parameters.tensors().get("output/bias").set(new NDIndex(head.ids().end()), -1000f);
        } else {
            NDArray kernel = parameters.tensors().get("decoder/logits_dense/kernel");
            kernel.set(new NDIndex(":, :2"), 0f); // padding and end: the largest of the others is above 0
        }
    }

    private static void steps(Stepper stepper, TextHead.Encoded encoded) {
        try (NDManager scope = encoded.states().getManager().newSubManager()) {
            Stepper.Text text = stepper.start(encoded.in(scope), LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                text.say(new int[]{i + 3});
            }
        }
    }

    private static void full(Search search, TextHead.Encoded encoded) {
        int[] tokens = search.run(encoded).beams().tokens()[0][0];
        if (tokens[LENGTH - 2] == 1 || tokens[LENGTH - 2] == 102) {
            throw new IllegalStateException("ended early");
        }
    }
}
