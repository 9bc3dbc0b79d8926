package org.pixelllm.model.detection;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.nn.Activation;
import org.pixelllm.nn.Convolution;
import org.pixelllm.nn.GroupNorm;
import org.pixelllm.nn.Init;
import org.pixelllm.nn.Params;

/**
 * The first stage: where objects have their centre, and how far their edges are from it. All levels share it.
 *
 * @see <a href="https://arxiv.org/abs/2103.07461">Probabilistic two-stage detection</a>
 */
public final class CenterHead {
    private static final Init SMALL = Init.normal(0.01);

    private final List<Convolution> tower = new ArrayList<>();
    private final List<GroupNorm> norms = new ArrayList<>();
    private final Convolution heat;
    private final Convolution distances;
    private final List<NDArray> scales = new ArrayList<>();

    /** Asks for {@code bbox_tower}, {@code agn_hm}, {@code bbox_pred} and {@code scales.0} to {@code scales.4}. */
    public CenterHead(Params p, CenterHeadConfig config, int in) {
        int width = config.channels();
        Params layers = p.in("bbox_tower");
        for (int i = 0; i < config.depth(); i++) {
            tower.add(convolution(layers.in("" + 3 * i), i == 0 ? in : width, width, 0));
            norms.add(new GroupNorm(layers.in("" + (3 * i + 1)), width, config.groups()));
        }
        int last = config.depth() == 0 ? in : width;
        heat = convolution(p.in("agn_hm"), last, 1, -4.6);              // a hundredth of all places to begin with
        distances = convolution(p.in("bbox_pred"), last, 4, 8);
        for (int i = 0; i < PyramidConfig.LEVELS; i++) {
            scales.add(p.in("scales." + i).tensor("scale", Init.ones(), 1));
        }
    }

    private static Convolution convolution(Params p, int in, int out, double bias) {
        return Convolution.of(p.tensor("kernel", SMALL, 3, 3, in, out), p.tensor("bias", Init.constant(bias), out));
    }

    /**
     * Looks at every cell of every level.
     *
     * @param levels (B, Y, X, C) each, from {@link SimplePyramid}
     */
    public CenterMaps apply(List<NDArray> levels) {
        List<NDArray> logits = new ArrayList<>();
        List<NDArray> edges = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            NDArray x = tower(levels.get(i).transpose(0, 3, 1, 2));                               // (B, C, Y, X)
            logits.add(heat.applyChannelsFirst(x).transpose(0, 2, 3, 1));
            NDArray scaled = distances.applyChannelsFirst(x).mul(scales.get(i));
            edges.add(Activation.RELU.apply(scaled).transpose(0, 2, 3, 1));
        }
        return new CenterMaps(logits, edges);
    }

    private NDArray tower(NDArray level) {
        NDArray x = level;
        for (int i = 0; i < tower.size(); i++) {
            x = Activation.RELU.apply(norms.get(i).applyChannelsFirst(tower.get(i).applyChannelsFirst(x)));
        }
        return x;
    }
}
