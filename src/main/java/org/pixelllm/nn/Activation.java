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
    /** The tanh form, which T5 uses. */
    GELU_TANH {
        private static final Script FUNCTION = new Script("torch.gelu(x, approximate=\"tanh\")", "x");

        @Override
        public NDArray apply(NDArray x) {
            return FUNCTION.apply(x);
        }
    },
    SILU {
        private static final Script FUNCTION = new Script("torch.silu(x)", "x");

        @Override
        public NDArray apply(NDArray x) {
            return FUNCTION.apply(x);
        }
    };

    public abstract NDArray apply(NDArray x);
}
