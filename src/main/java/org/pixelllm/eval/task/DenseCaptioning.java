package org.pixelllm.eval.task;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

/** Regions with their captions, all of a picture at once. */
final class DenseCaptioning implements TaskRules {
    @Override
    public List<Question> questions(Example example, QuestionIds ids) {
        return example.regions().isEmpty()
                ? List.of()
                : List.of(new Question(ids.of(example.id()), example.id(), example.picture(),
                        new Truth.Regions(example.regions())));
    }

    @Override
    public String needs() {
        return "regions with descriptions";
    }

    @Override
    public Set<Format> formats() {
        return EnumSet.of(Format.VISUAL_GENOME, Format.GRIT, Format.PLAIN);
    }

    @Override
    public String leading() {
        return DenseJudge.LEADING;
    }

    @Override
    public void check(PixelLlm model) {
        if (model.config().regions().isEmpty()) {
            throw UserProblem.that("cannot look for regions: this model has no box decoder")
                    .line("model", model.name())
                    .line("try", "--predictions FILE for another model's regions, or --task location");
        }
    }

    @Override
    public Prediction ask(PixelLlm model, Picture picture, Question question, int beams) {
        return new Prediction.Described(question.id(),
                model.describeAll(picture, Integer.MAX_VALUE, beams).stream()
                        .map(region -> new DensePrediction(CocoBox.of(region.box()), region.score(),
                                region.caption().text()))
                        .toList());
    }

    @Override
    public Prediction read(String id, Fields json) {
        return new Prediction.Described(id, json.objects("regions").stream().map(region -> new DensePrediction(
                CocoBox.of(PredictionJson.box(region)), region.number("score"), region.text("caption"))).toList());
    }

    @Override
    public Judge judge(ParaphraseTable paraphrases) {
        return new DenseJudge(paraphrases);
    }
}
