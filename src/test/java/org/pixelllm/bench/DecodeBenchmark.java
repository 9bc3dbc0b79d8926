package org.pixelllm.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.GitTextHead;
import org.pixelllm.model.LoraConfig;
import org.pixelllm.model.ScenesModel;
import org.pixelllm.model.T5TextHead;
import org.pixelllm.model.TextConfig;
import org.pixelllm.model.TextHead;
import org.pixelllm.model.TextIds;
import org.pixelllm.nn.Torch;
import org.pixelllm.weights.ParameterSet;

/**
 * Measures {@link DecodeTimes} of text heads alone.
 *
 * <pre>
 * mvn -q -P bench -pl src test-compile -Dbench.class=DecodeBenchmark -Dbench.model=scenes,git,base -Dbench.runs=9
 * </pre>
 */
public final class DecodeBenchmark {
    private static final int SEEN = 32; // visual tokens

    private DecodeBenchmark() {}

    /** Takes sizes with commas between them (scenes, git, base) and the runs of each measurement. */
    public static void main(String[] arguments) {
        for (String size : arguments[0].split(",")) {
            measure(size, new Clock.Effort(Integer.parseInt(arguments[1]), Double.POSITIVE_INFINITY));
        }
    }

    private static void measure(String size, Clock.Effort effort) {
        try (NDManager manager = Torch.open(); ParameterSet parameters = ParameterSet.fresh(manager, 1)) {
            TextHead head = head(size, parameters);
            EndlessModel.silence(parameters);
            int width = head instanceof GitTextHead git ? git.config().visualWidth() : head.width();
            TextHead.Encoded encoded = head.encode(manager.randomNormal(new Shape(1, SEEN, width)));
            DecodeTimes times = DecodeTimes.of(head, encoded, effort);
            System.out.printf(Locale.ROOT,
                    "%-8s%d steps %8.2f ms   greedy %8.2f ms (%.2f of the steps)   4 beams %8.2f ms"
                            + " (%.2f of greedy)%n",
                    size, DecodeTimes.LENGTH, times.steps(), times.greedy(), times.greedyOverSteps(), times.beams(),
                    times.beamsOverGreedy());
        }
    }

    private static TextHead head(String size, ParameterSet parameters) {
        return switch (size) {
            case "scenes" ->
                new T5TextHead(parameters.params(), (TextConfig) ScenesModel.of(200, ScenesModel.PIXELS).text());
            case "base" -> new T5TextHead(parameters.params(), new TextConfig(32128, 768, 12, 64, 1, 12, 2048,
                    DecodeTimes.LENGTH, LoraConfig.NONE, LoraConfig.NONE));
            case "git" -> new GitTextHead(parameters.params(),
                    new GitConfig(30522, 768, 768, 12, 6, 3072, 1024, DecodeTimes.LENGTH, TextIds.BERT));
            default -> throw new IllegalArgumentException(size + " is none of scenes, base, git");
        };
    }
}
