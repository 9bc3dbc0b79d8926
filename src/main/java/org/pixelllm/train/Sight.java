package org.pixelllm.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.pixelllm.model.Vision;

/**
 * What the encoders saw of one picture, in plain numbers.
 *
 * @param frame how the picture lies in the input
 * @param eva EVA-02's map
 * @param sam SAM's map, where there is one
 * @param extents height and width of the picture in the input
 */
record Sight(SeenPictures.Frame frame, Grid eva, Optional<Grid> sam, float[] extents) {
    private static final int MOST_AXES = 8;

    static Sight of(SeenPictures.Frame frame, Vision.Seen seen) {
        return new Sight(frame, Grid.of(seen.eva()), seen.sam().map(Grid::of), seen.extents().toFloatArray());
    }

    /** Returns how many numbers it holds. */
    long size() {
        return eva.numbers.length + sam.map(map -> map.numbers.length).orElse(0);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(frame.width());
        out.writeInt(frame.height());
        out.writeDouble(frame.scaleX());
        out.writeDouble(frame.scaleY());
        eva.write(out);
        out.writeBoolean(sam.isPresent());
        if (sam.isPresent()) {
            sam.get().write(out);
        }
        new Grid(extents, new Shape(extents.length)).write(out);
    }

    /** @throws IOException if this is no sight */
    static Sight read(DataInputStream in) throws IOException {
        SeenPictures.Frame frame = new SeenPictures.Frame(in.readInt(), in.readInt(), in.readDouble(), in.readDouble());
        Grid eva = Grid.read(in);
        Optional<Grid> sam = in.readBoolean() ? Optional.of(Grid.read(in)) : Optional.empty();
        return new Sight(frame, eva, sam, Grid.read(in).numbers);
    }

    /**
     * A map.
     *
     * @param numbers row-major
     */
    record Grid(float[] numbers, Shape shape) {
        static Grid of(NDArray array) {
            return new Grid(array.toFloatArray(), array.getShape());
        }

        NDArray in(NDManager scope) {
            return scope.create(numbers, shape);
        }

        private void write(DataOutputStream out) throws IOException {
            out.writeInt(shape.dimension());
            for (long side : shape.getShape()) {
                out.writeLong(side);
            }
            ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
            bytes.asFloatBuffer().put(numbers);
            out.write(bytes.array());
        }

        private static Grid read(DataInputStream in) throws IOException {
            int axes = in.readInt();
            long room = in.available() / 4; // it reads from memory: all that is left
            long[] sides = new long[axes >= 0 && axes <= MOST_AXES ? axes : 0];
            long count = 1;
            for (int i = 0; i < sides.length; i++) {
                sides[i] = in.readLong();
                count = sides[i] >= 0 && sides[i] <= room ? count * sides[i] : room + 1;
                if (count > room) {
                    throw new IOException("a map larger than its file");
                }
            }
            float[] numbers = new float[(int) count];
            ByteBuffer.wrap(in.readNBytes(4 * numbers.length)).asFloatBuffer().get(numbers);
            return new Grid(numbers, new Shape(sides));
        }
    }
}
