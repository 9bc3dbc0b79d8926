package org.pixelllm.weights;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;

/** The element types of a file that are read, by the names that safetensors gives them, and what they become. */
enum Element {
    F32(4, DataType.FLOAT32), F16(2, DataType.FLOAT32), BF16(2, DataType.FLOAT32), F64(8, DataType.FLOAT32), U8(1,
            DataType.UINT8),
    BOOL(1, DataType.UINT8), I32(4, DataType.INT32), I64(8, DataType.INT64);

    /** Bytes of one element in the file. */
    final int bytes;
    /** What one element is in memory. */
    final DataType type;

    Element(int bytes, DataType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Returns whether file and memory hold the same bytes. */
    boolean isStoredAsIs() {
        return this != F16 && this != BF16 && this != F64;
    }

    /** Moves whole elements, little-endian, to native order, halves widened and doubles rounded. */
    void move(ByteBuffer from, ByteBuffer to) {
        switch (this) {
            case F16 -> {
                while (from.hasRemaining()) {
                    to.putFloat(Half.toFloat(from.getShort()));
                }
            }
            case BF16 -> {
                while (from.hasRemaining()) {
                    to.putFloat(Half.bfloatToFloat(from.getShort()));
                }
            }
            case F64 -> {
                while (from.hasRemaining()) {
                    to.putFloat((float) from.getDouble());
                }
            }
            default -> to.put(from); // every machine that libtorch is built for is little-endian
        }
    }
}
