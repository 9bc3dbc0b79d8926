package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.data.Narrative;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

/**
 * Captions of pictures, or of boxes in them.
 *
 * @param inBoxes whether the model is told where to look
 */
record Captioning(boolean inBoxes) implements TaskRules {
    @Override
    public List<Question> questions(Example example, QuestionIds ids) {
        return inBoxes ? ofBoxes(example, ids) : ofPicture(example, ids);
    }

    private static List<Question> ofPicture(Example example, QuestionIds ids) {
        List<String> references = example.narratives().stream().map(Narrative::text).toList();
        return references.isEmpty()
                ? List.of()
                : List.of(new Question(ids.of(example.id()), example.id(), example.picture(),
                        new Truth.Said(references, Optional.empty())));
    }

    private static List<Question> ofBoxes(Example example, QuestionIds ids) {
        List<Question> questions = new ArrayList<>();
        int number = 0;
        for (BoxedText region : example.regions()) {
            number++;
            if (!region.text().isBlank()) {
                questions.add(new Question(ids.of(example.id(), region, number), example.id(), example.picture(),
                        new Truth.Said(List.of(region.text()), Optional.of(region.bounds()))));
            }
        }
        return questions;
    }

    @Override
    public String needs() {
        return inBoxes ? "regions with descriptions" : "captions of whole pictures";
    }

    @Override
    public Set<Format> formats() {
        return inBoxes
                ? EnumSet.of(Format.VISUAL_GENOME, Format.GRIT, Format.PLAIN)
                : EnumSet.of(Format.COCO_CAPTIONS, Format.LOCALIZED_NARRATIVES, Format.PLAIN);
    }

    @Override
    public String leading() {
        return CaptionJudge.LEADING;
    }

    @Override
    public Prediction ask(PixelLlm model, Picture picture, Question question, int beams) {
        Prompt prompt = ((Truth.Said) question.truth()).region()
                .map(bounds -> (Prompt) new Prompt.InBox(inside(bounds.box(), picture))).orElse(Prompt.WHOLE);
        Caption caption = model.captions(picture, prompt, "", beams).get(0);
        return new Prediction.Said(question.id(), caption.text(), caption.words());
    }

    /** Cuts off what reaches over the picture's edge. */
    private static Box inside(Box box, Picture picture) {
        Box inside = box.intersect(new Box(0, 0, picture.width(), picture.height()));
        if (inside.area() <= 0) {
            throw UserProblem.that("got a box outside the picture").line("the box", box.compact());
        }
        return inside;
    }

    @Override
    public Prediction read(String id, Fields json) {
        return new Prediction.Said(id, json.text("caption"), PredictionJson.words(json));
    }

    @Override
    public Judge judge(ParaphraseTable paraphrases) {
        return new CaptionJudge(inBoxes, paraphrases);
    }
}
