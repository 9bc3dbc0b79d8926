package org.pixelllm.weights;

/** IEEE 754 binary16 and bfloat16 in Java; Java 17 has no {@code Float.float16ToFloat}. */
final class Half {
    /** The largest finite value of binary16. */
    static final float MAX = 65504f;

    private Half() {}

    /** Widens binary16 bits exactly. */
    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int magnitude = half & 0x7fff;
        if (magnitude >= 0x7c00) { // infinity and NaN: all exponent bits
            return Float.intBitsToFloat(sign | 0x7f800000 | (magnitude & 0x3ff) << 13);
        }
        if (magnitude < 0x400) { // subnormal: a multiple of 2^-24
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(magnitude * 0x1p-24f));
        }
        return Float.intBitsToFloat(sign | (magnitude << 13) + (112 << 23)); // bias 15 to 127
    }

    /** Rounds to binary16 bits, to nearest, ties to even; too large becomes infinity. */
    static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7fffffff;
        return (short) (sign | rounded(magnitude));
    }

    /** Widens bfloat16 bits exactly: the upper half of a float. */
    static float bfloatToFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    private static int rounded(int magnitude) {
        if (magnitude > 0x7f800000) {
            return 0x7e00 | magnitude >> 13 & 0x3ff; // quiet NaN, payload cut
        }
        if (magnitude >= 0x477ff000) { // 65520 and above round to infinity
            return 0x7c00;
        }
        if (magnitude < 0x38800000) { // below 2^-14: count multiples of 2^-24
            return (int) Math.rint(Float.intBitsToFloat(magnitude) * 0x1p24);
        }
        int rebased = magnitude - (112 << 23);
        return rebased + 0xfff + (rebased >> 13 & 1) >> 13;
    }
}
