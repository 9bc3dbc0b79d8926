package org.pixelllm.train;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pixelllm.geometry.Box;
import org.pixelllm.model.Network;
import org.pixelllm.model.PromptEncoder;

/** Prompts of a batch: where to look, by box or by points, as a hand would draw them. */
final class Look {
    private final List<float[]> boxes = new ArrayList<>();
    private final List<float[]> points = new ArrayList<>();
    private final List<float[]> given = new ArrayList<>();

    /** Looks at the whole valid picture. */
    void whole(SceneSample sample) {
        box(new Box(0, 0, sample.width(), sample.height()));
    }

    /** Looks at an object: three times in four a box drawn a little off, else one or two clicks on it. */
    void at(Box object, SplittableRandom random) {
        if (random.nextInt(4) > 0) {
            double x = 0.06 * object.width();
            double y = 0.06 * object.height();
            box(new Box(object.x0() + off(random, x), object.y0() + off(random, y), object.x1() + off(random, x),
                    object.y1() + off(random, y)));
        } else {
            click(object, 1 + random.nextInt(2), random);
        }
    }

    private void box(Box box) {
        boxes.add(new float[]{(float) box.x0(), (float) box.y0(), (float) box.x1(), (float) box.y1()});
        points.add(new float[2 * PromptEncoder.PLACES]);
        given.add(new float[PromptEncoder.PLACES]);
    }

    private void click(Box object, int count, SplittableRandom random) {
        float[] places = new float[2 * PromptEncoder.PLACES];
        float[] real = new float[PromptEncoder.PLACES];
        for (int i = 0; i < count; i++) {
            places[2 * i] = (float) (object.centre().x() + off(random, 0.25 * object.width()));
            places[2 * i + 1] = (float) (object.centre().y() + off(random, 0.25 * object.height()));
            real[i] = 1;
        }
        boxes.add(new float[4]);
        points.add(places);
        given.add(real);
    }

    private static double off(SplittableRandom random, double most) {
        return (2 * random.nextDouble() - 1) * most;
    }

    Network.Prompts prompts(NDManager scope) {
        int rows = boxes.size();
        return new Network.Prompts(scope.create(flat(boxes), new Shape(rows, 4)),
                scope.create(flat(points), new Shape(rows, PromptEncoder.PLACES, 2)),
                scope.create(flat(given), new Shape(rows, PromptEncoder.PLACES)));
    }

    private static float[] flat(List<float[]> rows) {
        float[] all = new float[rows.size() * rows.get(0).length];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, all, i * rows.get(i).length, rows.get(i).length);
        }
        return all;
    }
}
