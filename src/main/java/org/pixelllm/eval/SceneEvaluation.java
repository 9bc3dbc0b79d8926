package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.problem.UserProblem;

/**
 * Examines a model on drawn scenes that it has never seen: what it says of each object's box, what it says of the whole
 * picture and where it points meanwhile, and what it finds for each expression.
 */
public final class SceneEvaluation {
    private final PixelLlm model;
    private final PhraseEvaluator phrases = new PhraseEvaluator();
    private final WordEvaluator words = new WordEvaluator();
    private final MentionEvaluator mentions = new MentionEvaluator();
    private final ReferringEvaluator referring = new ReferringEvaluator();

    private SceneEvaluation(PixelLlm model) {
        this.model = model;
    }

    /**
     * What to examine a model on.
     *
     * @param count of scenes, 1 to 1,000,000
     * @param seed of the first scene, not negative: training draws the negative ones
     * @param showing how the scenes are shown
     */
    public record Options(int count, long seed, Showing showing) {
        /** Seed of the first scene where nobody asks for another. */
        public static final long SEED = 1_000_000;
        private static final int MOST = 1_000_000;

        public Options {
            if (count < 1 || count > MOST) {
                throw UserProblem.that("cannot examine a model on " + count + " scenes")
                        .line("works", "1 to " + MOST + " scenes").line("try", "--count 500");
            }
            if (seed < 0 || seed > Long.MAX_VALUE - MOST) {
                throw UserProblem.that("cannot examine a model on scenes from seed " + seed)
                        .line("works", "seeds from 0: the negative ones are for training")
                        .line("try", "--seed " + SEED);
            }
        }
    }

    /**
     * Examines a model.
     *
     * @param progress is told the number of scenes done after each; what it throws ends the work
     * @throws CancellationException if the thread is interrupted; the model stays usable
     */
    public static SceneScores run(PixelLlm model, Options options, IntConsumer progress) {
        SceneEvaluation evaluation = new SceneEvaluation(model);
        for (int i = 0; i < options.count(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted after " + i + " scenes");
            }
            evaluation.add(options.showing().show(options.seed() + i));
            progress.accept(i + 1);
        }
        return new SceneScores(model.name(), options, evaluation.figures());
    }

    private void add(ShownScene shown) {
        for (ShownObject object : shown.objects()) {
            phrases.add(object, model.caption(shown.picture(), new Prompt.InBox(object.box()), "").text());
        }
        Caption narrative = model.caption(shown.picture(), Prompt.WHOLE, "");
        words.add(shown.objects(), narrative.words());
        mentions.add(shown.objects(), narrative.text());
        for (Expression expression : Narrator.expressions(shown.scene())) {
            referring.add(new Referent(shown.objects().get(expression.object()), expression.settledBy()),
                    model.refer(shown.picture(), expression.told().text()).box());
        }
    }

    private Map<String, Map<String, Number>> figures() {
        Map<String, Map<String, Number>> figures = new LinkedHashMap<>();
        figures.put("caption of a box", phrases.result());
        figures.put("words of a narrative", words.result());
        figures.put("objects of a narrative", mentions.result());
        figures.put("referring", referring.result());
        return figures;
    }
}
