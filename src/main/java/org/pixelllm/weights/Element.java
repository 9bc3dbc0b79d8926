package org.pixelllm.weights;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;

/** The element types of a safetensors file that are read, and what they become. */
enum Element {
    F32(4, DataType.FLOAT32), F16(2, DataType.FLOAT32), BF16(2, DataType.FLOAT32), U8(1, DataType.UINT8),
    BOOL(1, DataType.UINT8), I32(4, DataType.INT32), I64(8, DataType.INT64);

    /** Bytes of one element in the file. */
    final int bytes;
    /** What one element is in memory. */
    final DataType type;

    Element(int bytes, DataType type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** Moves whole elements, little-endian, to native order, widening half precision. */
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
            default -> to.put(from); // every machine that libtorch is built for is little-endian
        }
    }
}
