package org.pixelllm.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pixelllm.nn.Scalar;

/** Runs a stage step by step: loss, gradients, update. */
final class Trainer {
    private static final double DECAY = 0.05;
    private static final double MAX_NORM = 1;

    private final NDManager manager;

    /** Told after every step. */
    interface Listener {
        /**
         * A step is done.
         *
         * @param step from 0
         * @param parts the loss and what it is made of
         * @return whether to go on
         */
        boolean stepped(int step, Map<String, Float> parts, AdamW optimizer);
    }

    Trainer(NDManager manager) {
        this.manager = manager;
    }

    /** Makes the optimizer of a stage, its moments at zero. */
    AdamW optimizer(Stage stage) {
        return new AdamW(manager, stage.trainable(), DECAY, MAX_NORM);
    }

    /** Runs the steps from {@code from} to the end, or until the listener has enough. */
    void run(Stage stage, AdamW optimizer, int from, Listener listener) {
        stage.trainable().values().forEach(weight -> weight.setRequiresGradient(true));
        try {
            for (int step = from; step < stage.schedule().steps(); step++) {
                Map<String, Float> parts = step(stage, optimizer, step);
                if (!listener.stepped(step, parts, optimizer)) {
                    return;
                }
            }
        } finally {
            stage.trainable().values().forEach(weight -> weight.setRequiresGradient(false));
        }
    }

    private Map<String, Float> step(Stage stage, AdamW optimizer, int step) {
        Map<String, Float> parts = new LinkedHashMap<>();
        int count = stage.accumulation();
        for (int part = 0; part < count; part++) {
            learn(stage, step * count + part).forEach((name, loss) -> parts.merge(name, loss / count, Float::sum));
        }
        refuseNoNumbers(parts);
        optimizer.update(stage.schedule().rate(step));
        return parts;
    }

    /** Adds the gradients of a part of a step. */
    private Map<String, Float> learn(Stage stage, int part) {
        try (NDManager scope = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Map<String, Float> parts = new LinkedHashMap<>();
            Stage.Loss loss = stage.loss(scope, part);
            collector.backward(stage.accumulation() == 1
                    ? loss.total()
                    : Scalar.times(loss.total(), 1.0 / stage.accumulation()));
            parts.put("loss", loss.total().getFloat());
            loss.parts().forEach((name, value) -> parts.put(name, value.getFloat()));
            return parts;
        }
    }

    private static void refuseNoNumbers(Map<String, Float> losses) {
        losses.entrySet().stream().filter(e -> !Float.isFinite(e.getValue())).reduce((sum, part) -> part)
                .ifPresent(e -> {
                    throw new ArithmeticException("the loss \"" + e.getKey() + "\" is " + e.getValue());
                });
    }
}
