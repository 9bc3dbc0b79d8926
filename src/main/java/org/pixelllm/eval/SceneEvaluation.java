package org.pixelllm.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.eval.caption.Meteor;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.problem.UserProblem;

/**
 * Examines a model on drawn scenes that it has never seen: what it says of each object's box, what it says of the whole
 * picture and where it points meanwhile, what it finds for each expression and, if it can, how it outlines that and which
 * regions it describes by itself.
 */
public final class SceneEvaluation {
    private final PixelLlm model;
    private final PhraseEvaluator phrases = new PhraseEvaluator();
    private final WordEvaluator words = new WordEvaluator();
    private final MentionEvaluator mentions = new MentionEvaluator();
    private final ReferringEvaluator referring = new ReferringEvaluator();
    private final MaskEvaluator masks = new MaskEvaluator();
    private final DenseCaptionEvaluator regions = DenseCaptionEvaluator.of(CaptionSimilarity.meteor(new Meteor()),
            DenseRules.STANDARD);

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
            evaluation.add(i, options.showing().show(options.seed() + i));
            progress.accept(i + 1);
        }
        return new SceneScores(model.name(), options, evaluation.figures());
    }

    private void add(int number, ShownScene shown) {
        caption(shown);
        refer(shown);
        if (model.config().regions().isPresent()) {
            describe(number, shown);
        }
    }

    private void caption(ShownScene shown) {
        for (ShownObject object : shown.objects()) {
            phrases.add(object, model.caption(shown.picture(), new Prompt.InBox(object.box()), "").text());
        }
        Caption narrative = model.caption(shown.picture(), Prompt.WHOLE, "");
        words.add(shown.objects(), narrative.words());
        mentions.add(shown.objects(), narrative.text());
    }

    private void refer(ShownScene shown) {
        for (Expression expression : Narrator.expressions(shown.scene())) {
            ShownObject object = shown.objects().get(expression.object());
            Grounding found = model.refer(shown.picture(), expression.told().text());
            referring.add(new Referent(object, expression.settledBy()), found.box());
            found.mask().ifPresent(mask -> masks.add(
                    new Outlined(RunLength.of(shown.frame().place(object.object().mask())), object.box()),
                    new Outlined(RunLength.of(mask), found.box())));
        }
    }

    private void describe(int number, ShownScene shown) {
        regions.add(new DenseTruth(number, shown.picture().width(), shown.picture().height(),
                shown.objects().stream()
                        .map(o -> new DenseRegion(CocoBox.of(o.box()), o.object().phrase())).toList()),
                model.describeAll(shown.picture()).stream().map(found -> new DensePrediction(
                        CocoBox.of(found.box()), found.score(), found.caption().text())).toList());
    }

    private Map<String, Map<String, Number>> figures() {
        Map<String, Map<String, Number>> figures = new LinkedHashMap<>();
        figures.put("caption of a box", phrases.result());
        figures.put("words of a narrative", words.result());
        figures.put("objects of a narrative", mentions.result());
        figures.put("referring", referring.result());
        if (model.config().masks().isPresent()) {
            figures.put("referring segmentation", masks.result());
        }
        if (model.config().regions().isPresent()) {
            figures.put("dense captioning", regions.result());
        }
        return figures;
    }
}
