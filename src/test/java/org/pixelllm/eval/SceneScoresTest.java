package org.pixelllm.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pixelllm.data.scenes.Renderer;
import org.pixelllm.model.Extent;
import org.pixelllm.problem.UserProblem;

class SceneScoresTest {
    private static final Showing SHOWING = new Showing(Renderer.OWN, new Extent(128, 128), new Extent(480, 640), 80);

    @Test
    void theTableTellsWhatWasExaminedAndALineForEachFigure() {
        assertEquals("""
                3 unseen scenes from seed 1000000, drawn at 128 x 128, framed to 640 x 480, as JPEG of quality 80; \
                model scenes

                referring
                  expressions                           12
                  P@0.5                              0.250""", scores().table());
    }

    @Test
    void theJsonHoldsTheSame() {
        assertEquals("{\"model\":\"scenes\",\"scenes\":3,\"seed\":1000000,"
                + "\"shown\":\"drawn at 128 x 128, framed to 640 x 480, as JPEG of quality 80\","
                + "\"figures\":{\"referring\":{\"expressions\":12,\"P@0.5\":0.25}}}", scores().json().toString());
    }

    @Test
    void scenesOfTheTrainingAreRefused() {
        UserProblem problem = assertThrows(UserProblem.class, () -> new SceneEvaluation.Options(500, -1, SHOWING));

        assertTrue(problem.getMessage().contains("seeds from 0"), problem::getMessage);
    }

    private static SceneScores scores() {
        Map<String, Number> referring = new LinkedHashMap<>();
        referring.put("expressions", 12);
        referring.put("P@0.5", 0.25);
        return new SceneScores("scenes", new SceneEvaluation.Options(3, SceneEvaluation.Options.SEED, SHOWING),
                Map.of("referring", referring));
    }
}
