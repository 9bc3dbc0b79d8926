package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pixelllm.Grounding;
import org.pixelllm.PixelLlm;
import org.pixelllm.data.BoxedText;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.image.Picture;

/** Expressions and the objects they mean. */
final class Referring implements TaskRules {
    @Override
    public List<Question> questions(Example example, QuestionIds ids) {
        List<Question> questions = new ArrayList<>();
        for (BoxedText expression : example.expressions()) {
            questions.add(new Question(ids.of(example.id(), expression, questions.size() + 1), example.id(),
                    example.picture(), new Truth.Meant(expression, example.size())));
        }
        return questions;
    }

    @Override
    public String needs() {
        return "expressions with boxes";
    }

    @Override
    public Set<Format> formats() {
        return EnumSet.of(Format.REFCOCO, Format.MDETR, Format.UNINEXT, Format.PLAIN);
    }

    @Override
    public String leading() {
        return ReferJudge.LEADING;
    }

    @Override
    public Prediction ask(PixelLlm model, Picture picture, Question question, int beams) {
        Grounding found = model.refer(picture, ((Truth.Meant) question.truth()).expression().text());
        return new Prediction.Found(question.id(), found.box(), found.mask().map(RunLength::of), found.words());
    }

    @Override
    public Prediction read(String id, Fields json) {
        return new Prediction.Found(id, PredictionJson.box(json), PredictionJson.mask(json),
                PredictionJson.words(json));
    }

    @Override
    public Judge judge(ParaphraseTable paraphrases) {
        return new ReferJudge();
    }
}
