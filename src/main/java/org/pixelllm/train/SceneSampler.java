package org.pixelllm.train;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pixelllm.data.scenes.Expression;
import org.pixelllm.data.scenes.Narrator;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.Style;
import org.pixelllm.geometry.Box;
import org.pixelllm.image.JpegCopy;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.text.Tokenizer;

/**
 * Draws the training pictures: the n-th is the same on every run.
 *
 * <p>A third are squares of the size that {@code data scenes} draws; the others are smaller or larger, of other
 * proportions, or framed by bars, all fitted into the input; some went through a JPEG file, have another brightness or
 * tint or are noisy: what happens to users' pictures. A varied sampler draws in all styles, and blurs, too.
 */
final class SceneSampler {
    private static final int DRAWN = 128;

    private final long seed;
    private final int size;
    private final int patch;
    private final boolean varied;
    private final Tokenizer tokenizer;
    private final int stop;

    SceneSampler(long seed, int size, int patch, boolean varied, Tokenizer tokenizer) {
        this.seed = seed;
        this.size = size;
        this.patch = patch;
        this.varied = varied;
        this.tokenizer = tokenizer;
        stop = tokenizer.encode(".")[0];
    }

    SceneSample draw(long index) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
        long sceneSeed = random.nextLong() | Long.MIN_VALUE; // negative: never one that a user or the evaluation asks for
        double draw = random.nextDouble();
        if (draw < 0.35) {
            return sample(sceneSeed, DRAWN, DRAWN, 0, random);
        }
        int shorter = shorter(random);
        if (draw < 0.5) {
            return sample(sceneSeed, shorter, shorter, 0, random);
        }
        int longer = (int) Math.round(shorter * (1 + 0.6 * random.nextDouble()));
        if (draw < 0.75) {
            boolean wide = random.nextInt(3) > 0;
            return sample(sceneSeed, wide ? longer : shorter, wide ? shorter : longer, 0, random);
        }
        return sample(sceneSeed, shorter, shorter, longer - shorter, random);
    }

    /** Returns a side in pixels: rarely so large that drawing it would hold up the learning. */
    private static int shorter(SplittableRandom random) {
        double large = random.nextDouble();
        return (int) Math.round(DRAWN * (0.75 + 1.75 * large * large));
    }

    private SceneSample sample(long sceneSeed, int width, int height, int bars, SplittableRandom random) {
        Scene scene = Scene.of(sceneSeed, width, height, varied ? Style.of(random.nextLong()) : Style.OWN);
        Picture picture = spoil(bars == 0 ? scene.picture() : framed(scene.picture(), bars, random), random);
        Letterbox box = Letterbox.of(picture, size);
        if (varied) {
            Spoiling.blur(box, random);
        }
        Spoiling.expose(box, random);
        return sample(scene, box, bars / 2);
    }

    /** Returns a scene as it is, unspoilt. */
    SceneSample sample(Scene scene) {
        return sample(scene, Letterbox.of(scene.picture(), size), 0);
    }

    private SceneSample sample(Scene scene, Letterbox box, int bar) {
        SceneSample.Place place = new SceneSample.Place(box.scaleX(), bar * box.scaleX(), 0);
        List<Box> boxes = scene.objects().stream().map(o -> place.apply(o.box())).toList();
        Box drawn = place.apply(new Box(0, 0, scene.width(), scene.height()));
        List<ToldTokens> phrases = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            phrases.add(ToldTokens.of(Narrator.phrase(scene, i), tokenizer));
        }
        List<ToldTokens> expressions = new ArrayList<>();
        for (Expression e : Narrator.expressions(scene)) {
            expressions.add(ToldTokens.of(e.told(), tokenizer).answering(stop, e.object()));
        }
        return new SceneSample(box.pixels(), box.width(), box.height(), drawn, place, scene.ground(), scene.objects(),
                boxes, ToldTokens.of(Narrator.narrative(scene), tokenizer), phrases, expressions,
                SceneSample.patchObjects(scene, place, size, patch));
    }

    private static Picture framed(Picture inner, int bars, SplittableRandom random) {
        BufferedImage frame = new BufferedImage(inner.width() + bars, inner.height(), BufferedImage.TYPE_INT_RGB);
        int level = random.nextInt(3) * 127;
        var graphics = frame.createGraphics();
        graphics.setColor(new java.awt.Color(level, level, level));
        graphics.fillRect(0, 0, frame.getWidth(), frame.getHeight());
        graphics.drawImage(inner.toImage(), bars / 2, 0, null);
        graphics.dispose();
        return Picture.of(frame);
    }

    private Picture spoil(Picture picture, SplittableRandom random) {
        return random.nextInt(varied ? 3 : 5) == 0 ? JpegCopy.of(picture, 50 + random.nextInt(46)) : picture;
    }
}
