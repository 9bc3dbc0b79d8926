package org.pixelllm.geometry;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A mask as COCO stores it: lengths of alternating runs of zeros and ones, down the columns, zeros first.
 *
 * @param height of the picture in pixels
 * @param width of the picture in pixels
 * @param counts run lengths that add up to {@code height * width}; not copied, do not change them
 */
public record RunLength(int height, int width, int[] counts) {
    private static final int BITS = 5; // of a number in one character
    private static final int MORE = 32;
    private static final int ZERO = 48;

    public RunLength {
        long sum = 0;
        for (int count : counts) {
            require(count >= 0, "a run has length " + count);
            sum += count;
        }
        require((long) height * width < Integer.MAX_VALUE, "a mask of " + height + " x " + width + " is too large");
        require(sum == (long) height * width, "runs of " + sum + " pixels do not fill " + height + " x " + width);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Encodes a mask. */
    public static RunLength of(Mask mask) {
        int[] counts = new int[16];
        int runs = 0;
        boolean one = false;
        for (int i = 0; i < mask.width() * mask.height(); i++) {
            if (mask.get(i / mask.height(), i % mask.height()) != one) {
                one = !one;
                runs++;
                counts = runs < counts.length ? counts : Arrays.copyOf(counts, 2 * runs);
            }
            counts[runs]++;
        }
        return new RunLength(mask.height(), mask.width(), Arrays.copyOf(counts, runs + 1));
    }

    /**
     * Reads pycocotools' compressed string.
     *
     * @throws IllegalArgumentException if the string is cut short, holds other characters or does not fill the picture
     */
    public static RunLength parse(String compressed, int height, int width) {
        int[] counts = new int[compressed.length()];
        int runs = 0;
        for (int at = 0; at < compressed.length(); runs++) {
            long value = 0;
            int shift = 0;
            int group;
            do {
                require(at < compressed.length() && shift < 35, "the run lengths end in the middle of a number");
                group = compressed.charAt(at++) - ZERO;
                require(group >= 0 && group < 2 * MORE, "the run lengths hold a foreign character");
                value |= (long) (group & MORE - 1) << shift;
                shift += BITS;
            } while (group >= MORE);
            value = value << 64 - shift >> 64 - shift; // the last group's top bit is the sign
            value += runs > 2 ? counts[runs - 2] : 0;
            require(value >= 0 && value <= Integer.MAX_VALUE, "a run has length " + value);
            counts[runs] = (int) value;
        }
        return new RunLength(height, width, Arrays.copyOf(counts, runs));
    }

    /** Returns pycocotools' compressed string; from the fourth on, a count is stored as change to the one before last. */
    public String compressed() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            int value = counts[i] - (i > 2 ? counts[i - 2] : 0);
            boolean more = true;
            while (more) {
                int group = value & MORE - 1;
                value >>= BITS;
                more = value != ((group & MORE / 2) == 0 ? 0 : -1);
                text.append((char) (group + (more ? MORE : 0) + ZERO));
            }
        }
        return text.toString();
    }

    public Mask mask() {
        BitSet bits = new BitSet(width * height);
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int end = at + counts[i]; at < end; at++) {
                bits.set(at % height * width + at / height, i % 2 == 1);
            }
        }
        return new Mask(width, height, bits);
    }

    /** Returns the number of pixels. */
    public long area() {
        long area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }

    /** Returns the tight box around all pixels; an empty mask gives an empty box at the origin. */
    public Box box() {
        int x0 = width;
        int y0 = height;
        int x1 = 0;
        int y1 = 0;
        int from = 0;
        for (int i = 0; i < counts.length; from += counts[i++]) {
            if (i % 2 == 1 && counts[i] > 0) {
                int last = from + counts[i] - 1;
                boolean oneColumn = from / height == last / height;
                x0 = Math.min(x0, from / height);
                x1 = Math.max(x1, last / height + 1);
                y0 = oneColumn ? Math.min(y0, from % height) : 0;
                y1 = oneColumn ? Math.max(y1, last % height + 1) : height;
            }
        }
        return x1 == 0 ? new Box(0, 0, 0, 0) : new Box(x0, y0, x1, y1);
    }

    /** Returns the pixels that are in either mask; both of one size. */
    public RunLength union(RunLength other) {
        return RunMerge.of(this, other, (a, b) -> a | b);
    }

    /** Returns the pixels that are in both masks; both of one size. */
    public RunLength intersection(RunLength other) {
        return RunMerge.of(this, other, (a, b) -> a & b);
    }

    /** Returns which share of this mask's pixels lies in another, as a detection in a crowd is judged; 0 if empty. */
    public double shareIn(RunLength crowd) {
        return area() == 0 ? 0 : (double) intersection(crowd).area() / area();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunLength r && height == r.height && width == r.width
                && Arrays.equals(counts, r.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * height + width) + Arrays.hashCode(counts);
    }
}
