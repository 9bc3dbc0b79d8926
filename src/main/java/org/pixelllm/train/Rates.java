package org.pixelllm.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast each parameter learns, as a share of the recipe's rate.
 *
 * <p>Layers of the image encoder learn slower the earlier they stand: its last block by {@code layerDecay}, the one before
 * by its square, and so on down to what makes tokens of patches. What is not of a layer is not slowed.
 *
 * @see <a href="https://arxiv.org/abs/2106.08254">BEiT</a>, where the decay over layers comes from
 */
final class Rates {
    private static final Pattern BLOCK = Pattern.compile("^git_backbone/blocks\\.(\\d+)/");
    private static final Pattern STEM = Pattern.compile("^git_backbone/(patch_embed|stem\\.|pos_embed)");

    private final Map<Pattern, Double> factors = new LinkedHashMap<>();
    private final double layerDecay;
    private final int depth;

    /**
     * Tells rates apart.
     *
     * @param factors of parameters in whose name a pattern is found; where several are, of their product
     * @param layerDecay above 0, 1 for none
     * @param depth blocks of the image encoder
     */
    Rates(Map<String, Double> factors, double layerDecay, int depth) {
        factors.forEach((pattern, factor) -> this.factors.put(Pattern.compile(pattern), factor));
        this.layerDecay = layerDecay;
        this.depth = depth;
    }

    /** Returns the share of the rate with which a parameter learns. */
    double of(String name) {
        double share = Math.pow(layerDecay, depth + 1 - layer(name));
        return factors.entrySet().stream().filter(each -> each.getKey().matcher(name).find())
                .mapToDouble(Map.Entry::getValue).reduce(share, (all, factor) -> all * factor);
    }

    /** Returns 0 for the stem, 1 for the first block, one more than the last for all else. */
    private int layer(String name) {
        Matcher block = BLOCK.matcher(name);
        if (block.find()) {
            return 1 + Integer.parseInt(block.group(1));
        }
        return STEM.matcher(name).find() ? 0 : depth + 1;
    }
}
