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
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.eval.ablation.Ablation;
import org.pixelllm.eval.ablation.AblationPlan;
import org.pixelllm.eval.ablation.AblationPlan.Variant;
import org.pixelllm.geometry.Box;
import org.pixelllm.train.FrozenEncoder;
import org.pixelllm.train.PointingModel;

/** The same drawings and expressions under each variant of a grid; the true box is dashed. */
public final class AblationGallery {
    private AblationGallery() {}

    /**
     * Asks the models that were trained with the plan's first seed.
     *
     * @param folder of the grid; a variant without a model there is left out
     * @param count of drawings, the first that judge the models
     * @return question to answers
     */
    public static Map<String, List<Overlay>> of(AblationPlan plan, Path folder, int count) {
        Map<String, List<Overlay>> gallery = new LinkedHashMap<>();
        List<Scene> scenes = Ablation.judges(count);
        try (FrozenEncoder encoder = FrozenEncoder.of(plan.model(), plan.pixels())) {
            for (Variant variant : plan.variants()) {
                Path file = Ablation.model(folder, variant, plan.seeds().get(0));
                if (Files.exists(file)) {
                    try (PointingModel model = PointingModel.read(file, encoder)) {
                        scenes.forEach(scene -> ask(model, variant, scene, gallery));
                    }
                }
            }
        }
        return gallery;
    }

    private static void ask(PointingModel model, Variant variant, Scene scene, Map<String, List<Overlay>> gallery) {
        Expression expression = Narrator.expressions(scene).get(0);
        String text = expression.told().text();
        Grounding found = model.refer(scene.picture(), text);
        Box truth = scene.objects().get(expression.object()).box();
        String iou = String.format(Locale.ROOT, "IoU %.2f", found.box().iou(truth));
        Overlay overlay = new Overlay(Gallery.dashed(scene.picture(), truth), variant.name(), text, found.words(),
                Prompt.WHOLE, Optional.of(found.box()), Optional.empty(), List.of(variant.name(), iou));
        gallery.computeIfAbsent("scenes:" + scene.seed() + ", \"" + text + "\"", q -> new ArrayList<>()).add(overlay);
    }
}
