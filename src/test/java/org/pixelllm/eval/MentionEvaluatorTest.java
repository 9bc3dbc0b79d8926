package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pixelllm.eval.Things.LEFT;
import static org.pixelllm.eval.Things.RIGHT;
import static org.pixelllm.eval.Things.redCar;
import static org.pixelllm.eval.Things.smallBlueTree;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;

class MentionEvaluatorTest {
    private final MentionEvaluator evaluator = new MentionEvaluator();

    @Test
    void ofTwoAlikeBothMustBeMentioned() {
        // 2 of 3 objects; 2 of 4 mentions: the green boat and the second tree are not there
        evaluator.add(List.of(redCar(LEFT), redCar(RIGHT), smallBlueTree(LEFT)),
                "a red car, a small blue tree, a green boat and a blue tree on the road.");

        assertEquals(Map.of("objects", 3, "objects mentioned", 2.0 / 3, "mentions that are true", 0.5,
                "all objects and nothing else", 0.0), evaluator.result());
    }

    @Test
    void oneThingTooManyIsAFault() {
        evaluator.add(List.of(redCar(LEFT)), "there is a red car on the sea.");
        evaluator.add(List.of(redCar(LEFT)), "a red car left of a red car on the sea.");

        assertEquals(1.0, evaluator.result().get("objects mentioned"));
        assertEquals(2.0 / 3, evaluator.result().get("mentions that are true"));
        assertEquals(0.5, evaluator.result().get("all objects and nothing else"));
    }

    @Test
    void aColourWithoutAKindIsAMentionOfNothing() {
        evaluator.add(List.of(redCar(LEFT)), "a red car and a small");

        assertEquals(0.5, evaluator.result().get("mentions that are true"));
    }

    @Test
    void theNarratorIsFaultless() {
        Showing showing = Showing.plain(new org.pixelllm.model.Extent(64, 64));
        for (int seed = 0; seed < 200; seed++) {
            ShownScene shown = showing.show(seed);
            evaluator.add(shown.objects(), Narrator.narrative(shown.scene()).text());
        }
        assertEquals(1.0, evaluator.result().get("all objects and nothing else"));
        assertEquals(1.0, evaluator.result().get("mentions that are true"));
    }

    @Test
    void everyPhraseOfTheNarratorIsOneMention() {
        PhraseEvaluator phrases = new PhraseEvaluator();
        for (int seed = 0; seed < 200; seed++) {
            Scene scene = Scene.of(seed, 64, 64);
            for (int i = 0; i < scene.objects().size(); i++) {
                phrases.add(new ShownObject(scene.objects().get(i), LEFT), Narrator.phrase(scene, i).text());
            }
        }
        assertEquals(1.0, phrases.result().get("phrase exact"));
        assertEquals(1.0, phrases.result().get("colour and kind right"));
    }
}
