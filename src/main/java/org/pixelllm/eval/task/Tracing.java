package org.pixelllm.eval.task;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.data.Example;
import org.pixelllm.data.Format;
import org.pixelllm.data.Narrative;
import org.pixelllm.eval.caption.ParaphraseTable;
import org.pixelllm.image.Picture;

/** The places of a given caption's words. */
final class Tracing implements TaskRules {
    private static final int MOST_SIDE = 1_000_000;

    @Override
    public List<Question> questions(Example example, QuestionIds ids) {
        List<Question> questions = new ArrayList<>();
        for (Narrative narrative : example.narratives()) {
            if (!narrative.words().isEmpty()) {
                questions.add(new Question(ids.of(example.id()), example.id(), example.picture(),
                        new Truth.Spoken(new Narrative(narrative.text(), List.of(), narrative.words()))));
            }
        }
        return questions;
    }

    @Override
    public String needs() {
        return "captions whose words have places";
    }

    @Override
    public Set<Format> formats() {
        return EnumSet.of(Format.LOCALIZED_NARRATIVES, Format.PLAIN);
    }

    @Override
    public String leading() {
        return TraceJudge.LEADING;
    }

    @Override
    public Prediction ask(PixelLlm model, Picture picture, Question question, int beams) {
        return new Prediction.Pointed(question.id(), picture.width(), picture.height(), model
                .locate(picture, Prompt.WHOLE, ((Truth.Spoken) question.truth()).narrative().text()).words());
    }

    @Override
    public Prediction read(String id, Fields json) {
        return new Prediction.Pointed(id, json.whole("width", 1, MOST_SIDE), json.whole("height", 1, MOST_SIDE),
                PredictionJson.words(json));
    }

    @Override
    public Judge judge(ParaphraseTable paraphrases) {
        return new TraceJudge();
    }
}
