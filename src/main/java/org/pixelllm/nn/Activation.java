package org.pixelllm.nn;

import ai.djl.ndarray.NDArray;

/** Nonlinearities, elementwise. */
public enum Activation {
    RELU {
        @Override
        public NDArray apply(NDArray x) {
            return x.getNDArrayInternal().relu();
        }
    },
    /** The exact form with erf. */
    GELU {
        @Override
        public NDArray apply(NDArray x) {
            return x.getNDArrayInternal().gelu();
        }
    },
    /** The tanh form, which T5 uses; half of 1 + tanh(z) is the sigmoid of 2z. */
    GELU_TANH {
        @Override
        public NDArray apply(NDArray x) {
            double scale = 2 * Math.sqrt(2 / Math.PI);
            NDArray twice = x.square().muli(Scalar.of(x, 0.044715 * scale)).addi(Scalar.of(x, scale)).mul(x);
            return x.mul(twice.getNDArrayInternal().sigmoid());
        }
    },
    SILU {
        @Override
        public NDArray apply(NDArray x) {
            return x.mul(x.getNDArrayInternal().sigmoid());
        }
    };

    public abstract NDArray apply(NDArray x);
}
