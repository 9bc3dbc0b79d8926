package org.pixelllm.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.eval.ablation.Ablation;
import org.pixelllm.eval.ablation.AblationPlan;
import org.pixelllm.eval.ablation.AblationPlan.Variant;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import org.pixelllm.train.FrozenEncoder;
import org.pixelllm.train.PointingModel;

/** The same pictures and expressions under each variant of a grid. */
public final class AblationGallery {
    private AblationGallery() {}

    /**
     * What every variant is asked.
     *
     * @param title of the picture
     * @param truth box of what is meant, where it is known; it is drawn dashed
     */
    public record Question(String title, Picture picture, String expression, Optional<Box> truth) {
        @Override
        public String toString() {
            return title + ", \"" + expression + '"';
        }
    }

    /** Returns an expression of each of the first drawings that judge the models of all grids. */
    public static List<Question> drawn(int count) {
        return Ablation.judges(count).stream().map(scene -> {
            Expression expression = Narrator.expressions(scene).get(0);
            return new Question("scenes:" + scene.seed(), scene.picture(), expression.told().text(),
                    Optional.of(scene.objects().get(expression.object()).box()));
        }).toList();
    }

    /**
     * Asks the models that were trained with the plan's first seed.
     *
     * @param folder of the grid; a variant without a model there is left out
     * @return question to answers
     * @throws org.pixelllm.problem.UserProblem if a model does not know a word
     */
    public static Map<String, List<Overlay>> of(AblationPlan plan, Path folder, List<Question> questions) {
        Map<String, List<Overlay>> gallery = new LinkedHashMap<>();
        try (FrozenEncoder encoder = FrozenEncoder.of(plan.model(), plan.pixels())) {
            for (Variant variant : plan.variants()) {
                Path file = Ablation.model(folder, variant, plan.seeds().get(0));
                if (Files.exists(file)) {
                    try (PointingModel model = PointingModel.read(file, encoder)) {
                        questions.forEach(question -> gallery
                                .computeIfAbsent(question.toString(), q -> new ArrayList<>())
                                .add(answer(model, variant.name(), question)));
                    }
                }
            }
        }
        return gallery;
    }

    private static Overlay answer(PointingModel model, String variant, Question question) {
        Grounding found = model.refer(question.picture(), question.expression());
        List<String> notes = new ArrayList<>(List.of(variant));
        question.truth().ifPresent(
                truth -> notes.add(String.format(Locale.ROOT, "IoU %.2f", found.box().iou(truth))));
        Picture shown = question.truth().map(truth -> Gallery.dashed(question.picture(), truth))
                .orElse(question.picture());
        return new Overlay(shown, variant, question.expression(), found.words(), Prompt.WHOLE,
                Optional.of(found.box()), Optional.empty(), notes);
    }
}
