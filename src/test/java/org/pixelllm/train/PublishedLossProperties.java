package org.pixelllm.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import org.pixelllm.nn.Torch;

/** The gradients of the published losses are those of their values, whatever counts; where nothing counts, all is 0. */
class PublishedLossProperties {
    private static final int TRIES = 15;

    private final NDManager manager = Torch.open();

    @AfterProperty
    void free() {
        manager.close();
    }

    @Property(tries = TRIES, seed = "1")
    void textLossFallsAlongItsGradient(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 3, max = 6) int length, @ForAll @IntRange(min = 3, max = 9) int vocabulary) {
        Random random = new Random(seed);
        NDArray tokens = manager.create(random.ints((long) rows * length, 0, vocabulary).toArray(),
                new Shape(rows, length));
        NDArray captions = bits(random, rows);
        TextLoss loss = new TextLoss(random.nextInt(3) / 10.0, 1);

        float[] gradient = Slope.check(manager, places(random, rows * length * vocabulary),
                new Shape(rows, length, vocabulary), random, logits -> loss.apply(logits, tokens, captions));

        float[] mask = captions.toFloatArray();
        for (int i = 0; i < gradient.length; i++) {
            boolean last = i / vocabulary % length == length - 1; // nothing follows it
            assertTrue(gradient[i] == 0 || mask[i / (length * vocabulary)] > 0 && !last);
        }
    }

    @Property(tries = TRIES, seed = "1")
    void pointLossesFallAlongTheirGradients(@ForAll PointLoss loss, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int rows, @ForAll @IntRange(min = 1, max = 4) int length) {
        Random random = new Random(seed);
        Shape shape = new Shape(rows, random.nextBoolean() ? 1 : length, 2, 2); // one target each, or one for all
        NDArray targets = bits(random, (int) shape.size()).reshape(shape);
        NDArray mask = bits(random, rows * length).reshape(rows, length);

        Slope.check(manager, places(random, rows * length * 4), new Shape(rows, length, 2, 2), random,
                points -> loss.apply(points, targets, mask));
    }

    @Property(tries = TRIES, seed = "1")
    void maskLossFallsAlongItsGradients(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int rows,
            @ForAll @IntRange(min = 1, max = 3) int each) {
        Random random = new Random(seed);
        int side = 3;
        int size = side * side;
        MaskLoss.Truth truth = new MaskLoss.Truth(bits(random, rows * size).reshape(rows, side, side),
                bits(random, rows), bits(random, rows * size).reshape(rows, side, side));
        NDArray ious = manager.create(places(random, rows * each), new Shape(rows, each));
        float[] logits = places(random, rows * each * size);
        Shape shape = new Shape(rows, each, side, side);
        NDArray given = manager.create(logits, shape);

        Slope.check(manager, logits, shape, random, x -> MaskLoss.of(x, ious, truth).total());
        Slope.check(manager, ious.toFloatArray(), ious.getShape(), random,
                x -> MaskLoss.of(given, x, truth).total());
    }

    @Property(tries = 5, seed = "1")
    void whereNothingCountsLossAndGradientAreZero(@ForAll long seed) {
        Random random = new Random(seed);
        NDArray none = manager.zeros(new Shape(2));
        NDArray nowhere = manager.zeros(new Shape(2, 3));
        NDArray tokens = manager.ones(new Shape(2, 3), DataType.INT32);
        MaskLoss.Truth empty = new MaskLoss.Truth(manager.zeros(new Shape(2, 4, 4)), none,
                manager.zeros(new Shape(2, 4, 4)));
        NDArray ious = manager.zeros(new Shape(2, 1));

        flat(new Shape(2, 3, 5), random, x -> new TextLoss(0.1, 1).apply(x, tokens, none));
        flat(new Shape(2, 3, 5), random, x -> new TextLoss(0.1, 1).apply(x, tokens, none.add(1f)));
        for (PointLoss loss : PointLoss.values()) {
            flat(new Shape(2, 3, 2, 2), random, x -> loss.apply(x, x.zerosLike(), nowhere));
        }
        flat(new Shape(2, 1, 2, 2), random, x -> MaskLoss.of(x, ious, empty).total());
    }

    private void flat(Shape shape, Random random, UnaryOperator<NDArray> loss) {
        float[] x = places(random, (int) shape.size());
        assertEquals(0, loss.apply(manager.create(x, shape)).getFloat(), 1e-12f);
        assertArrayEquals(new float[x.length], Slope.check(manager, x, shape, random, loss), 1e-12f);
    }

    /** Numbers a quarter away from whole ones, where the losses have their kinks. */
    private static float[] places(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(-4, 4) + 0.25f + 0.5f * random.nextFloat();
        }
        return values;
    }

    private NDArray bits(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextInt(2);
        }
        return manager.create(values);
    }
}
