package org.pixelllm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.FeatureMap;
import org.pixelllm.model.Network;
import org.pixelllm.model.Vision;

/**
 * The pictures seen last, encoded: a second prompt on one of them pays for no second encoding. SAM looks at a picture only
 * when somebody asks for what it sees.
 */
final class Seen implements AutoCloseable {
    private static final int MOST = 16;

    private final NDManager manager;
    private final Network network;
    private final LinkedHashMap<Key, Encoded> recent = new LinkedHashMap<>(MOST, 0.75f, true);

    /**
     * An encoded picture.
     *
     * @param box how the picture lies in the input
     * @param maps what the encoders made of it
     */
    record Encoded(Letterbox box, Vision.Seen maps) {}

    /** A picture by its size and the digest of its pixels: the pixels themselves may be large and are not kept. */
    private record Key(int width, int height, String digest) {
        static Key of(Picture p) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(p.rgb());
                return new Key(p.width(), p.height(), HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    Seen(NDManager parent, Network network) {
        manager = parent.newSubManager();
        this.network = network;
    }

    /** Returns the maps that prompts read. */
    Encoded look(Picture picture) {
        return look(Key.of(picture), picture);
    }

    /** Returns all maps. */
    Encoded lookClosely(Picture picture) {
        Key key = Key.of(picture);
        Encoded known = look(key, picture);
        if (network.config().sam().isEmpty() || known.maps().sam().isPresent()) {
            return known;
        }
        try (NDManager scope = manager.newSubManager()) {
            Input input = Input.of(scope, known.box());
            Optional<NDArray> sam = network.vision().sam(input.pixels(), input.valid());
            sam.ifPresent(map -> map.attach(manager));
            Encoded all = new Encoded(known.box(), known.maps().with(sam));
            recent.put(key, all);
            return all;
        }
    }

    private Encoded look(Key key, Picture picture) {
        Encoded known = recent.get(key);
        if (known == null) {
            known = encode(Letterbox.of(picture, network.inputSize().width()));
            recent.put(key, known);
            forgetOldest();
        }
        return known;
    }

    private void forgetOldest() {
        if (recent.size() > MOST) {
            Map.Entry<Key, Encoded> oldest = recent.entrySet().iterator().next();
            oldest.getValue().maps().close();
            recent.remove(oldest.getKey());
        }
    }

    private Encoded encode(Letterbox box) {
        try (NDManager scope = manager.newSubManager()) {
            Input input = Input.of(scope, box);
            Vision.Seen maps = network.config().features().contains(FeatureMap.SAM)
                    ? network.see(input.pixels(), input.valid())
                    : network.vision().withoutSam(input.pixels(), input.valid());
            return new Encoded(box, maps.in(manager));
        }
    }

    /** A picture as the encoders read it: pixels (1, size, size, 3) and where they count (1, size, size). */
    private record Input(NDArray pixels, NDArray valid) {
        static Input of(NDManager scope, Letterbox box) {
            int size = box.size();
            float[] valid = new float[size * size];
            for (int y = 0; y < box.height(); y++) {
                Arrays.fill(valid, y * size, y * size + box.width(), 1);
            }
            return new Input(scope.create(box.pixels(), new Shape(1, size, size, 3)),
                    scope.create(valid, new Shape(1, size, size)));
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
