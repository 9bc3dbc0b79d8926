package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.PictureReader;
import org.pixelllm.model.Network;
import org.pixelllm.model.Vision;

/**
 * Pictures as the text head looks at them. A frozen encoder looks at each once, alone: what it saw does not depend on
 * the batch, nor on what is still remembered.
 */
final class SeenPictures {
    private final Network network;
    private final boolean frozen;
    private final long room;
    private final Optional<FeatureCache> cache;
    private final Map<Path, Sight> known = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /**
     * Begins with nothing seen.
     *
     * @param frozen whether the encoder does not change
     * @param room most numbers that are remembered in memory
     * @param cache where they are kept beyond the run
     */
    SeenPictures(Network network, boolean frozen, long room, Optional<FeatureCache> cache) {
        this.network = network;
        this.frozen = frozen;
        this.room = room;
        this.cache = cache;
    }

    /** How a picture lies in the model's input. */
    record Frame(int width, int height, double scaleX, double scaleY) {
        static Frame of(Letterbox box) {
            return new Frame(box.width(), box.height(), box.scaleX(), box.scaleY());
        }
    }

    /**
     * Some pictures.
     *
     * @param pixels (B, Y, X, 3)
     * @param inside (B, Y, X)
     * @param seen what the encoder makes of them
     */
    record Look(NDArray pixels, NDArray inside, Vision.Seen seen, List<Frame> frames) {}

    Look look(NDManager scope, List<Path> pictures) {
        return frozen ? remembered(scope, pictures) : anew(scope, pictures);
    }

    private Look anew(NDManager scope, List<Path> pictures) {
        NDList pixels = new NDList();
        NDList inside = new NDList();
        List<Frame> frames = new ArrayList<>();
        for (Path picture : pictures) {
            Letterbox box = read(picture);
            frames.add(Frame.of(box));
            pixels.add(scope.create(box.pixels(), new Shape(1, box.size(), box.size(), 3)));
            inside.add(inside(scope, box));
        }
        NDArray all = joined(pixels);
        NDArray valid = joined(inside);
        return new Look(all, valid, network.see(all, valid), frames);
    }

    private Look remembered(NDManager scope, List<Path> pictures) {
        List<Sight> sights = pictures.stream().map(picture -> sight(scope, picture)).toList();
        NDList maps = new NDList();
        NDList shapes = new NDList();
        NDList extents = new NDList();
        for (Sight sight : sights) {
            maps.add(sight.eva().in(scope));
            sight.sam().ifPresent(map -> shapes.add(map.in(scope)));
            extents.add(scope.create(sight.extents(), new Shape(1, 2)));
        }
        int size = network.inputSize().width();
        NDArray nothing = scope.zeros(new Shape(1, 1, 1)); // nobody looks at pixels any more
        Vision.Seen seen = new Vision.Seen(joined(maps), shapes.isEmpty()
                ? Optional.empty()
                : Optional.of(joined(shapes)), joined(extents), network.inputSize());
        return new Look(nothing.reshape(1, 1, 1, 1).broadcast(new Shape(sights.size(), size, size, 3)),
                nothing.broadcast(new Shape(sights.size(), size, size)), seen,
                sights.stream().map(Sight::frame).toList());
    }

    private static NDArray joined(NDList arrays) {
        return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, 0);
    }

    private Sight sight(NDManager scope, Path picture) {
        Sight sight = known.get(picture);
        if (sight == null) {
            sight = cached(scope, picture);
            known.put(picture, sight);
            held += sight.size();
            forget();
        }
        return sight;
    }

    private Sight cached(NDManager scope, Path picture) {
        Optional<String> key = cache.flatMap(kept -> kept.key(picture));
        Optional<Sight> found = key.flatMap(name -> cache.orElseThrow().find(name));
        if (found.isPresent()) {
            return found.get();
        }
        Sight sight = see(scope, picture);
        key.ifPresent(name -> cache.orElseThrow().keep(name, sight));
        return sight;
    }

    private Sight see(NDManager parent, Path picture) {
        Letterbox box = read(picture);
        try (NDManager scope = parent.newSubManager()) {
            NDArray pixels = scope.create(box.pixels(), new Shape(1, box.size(), box.size(), 3));
            return Sight.of(Frame.of(box), network.see(pixels, inside(scope, box)));
        }
    }

    private void forget() {
        var oldest = known.values().iterator();
        while (held > room && known.size() > 1) {
            held -= oldest.next().size();
            oldest.remove();
        }
    }

    private Letterbox read(Path picture) {
        return Letterbox.of(Unbroken.during(() -> PictureReader.read(picture)), network.inputSize().width());
    }

    private static NDArray inside(NDManager scope, Letterbox box) {
        float[] valid = new float[box.size() * box.size()];
        for (int y = 0; y < box.height(); y++) {
            Arrays.fill(valid, y * box.size(), y * box.size() + box.width(), 1);
        }
        return scope.create(valid, new Shape(1, box.size(), box.size()));
    }
}
