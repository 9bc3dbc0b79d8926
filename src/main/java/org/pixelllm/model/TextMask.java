package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Which words of a text count when points are read off; the published names are in brackets. */
public enum TextMask {
    /** Only the last word, the one that the end follows ("^end-1"): it has seen the whole expression. */
    BEFORE_END {
        @Override
        public NDArray apply(NDArray tokens, TextIds ids) {
            Shape s = tokens.getShape();
            NDArray next = tokens.get(":, 1:")
                    .concat(tokens.getManager().zeros(new Shape(s.get(0), 1), tokens.getDataType()), 1);
            return next.eq(ids.end()).toType(DataType.FLOAT32, false);
        }
    },
    /** Every word, but not begin, end or padding ("begin,end,pad"). */
    WORDS {
        @Override
        public NDArray apply(NDArray tokens, TextIds ids) {
            return tokens.neq(ids.begin()).logicalAnd(tokens.neq(ids.end())).logicalAnd(tokens.neq(TextIds.PADDING))
                    .toType(DataType.FLOAT32, false);
        }
    };

    /** Maps tokens (R, L), int32, to the mask (R, L), 1 for a word that counts. */
    public abstract NDArray apply(NDArray tokens, TextIds ids);
}
