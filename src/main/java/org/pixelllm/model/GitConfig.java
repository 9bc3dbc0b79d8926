package org.pixelllm.model;

import static org.pixelllm.model.Check.require;

import org.pixelllm.nn.Params;

/**
 * Shape of a GIT text head: a BERT-like stack over visual tokens, context and text.
 *
 * @param vocabulary number of tokens (V)
 * @param visualWidth channels of the visual tokens it is given
 * @param width channels of a token (D), a multiple of {@code heads}
 * @param heads attention heads (N)
 * @param layers of the stack
 * @param mlpWidth hidden width of the MLPs; 4 · width in the published model
 * @param positions rows of the position table: no text or context is longer
 * @param maxLength longest text in tokens, begin and end included (L)
 * @param ids tokens that frame a text
 */
public record GitConfig(int vocabulary, int visualWidth, int width, int heads, int layers, int mlpWidth, int positions,
        int maxLength, TextIds ids) implements HeadConfig {
    public GitConfig {
        require(ids != null, "the ids of begin and end are missing");
        require(vocabulary > Math.max(ids.begin(), ids.end()) && vocabulary <= 1_000_000,
                "%d tokens do not hold begin %d and end %d, or are beyond 1000000", vocabulary, ids.begin(), ids.end());
        require(width > 0 && heads > 0 && width % heads == 0, "width %d is not a multiple of heads %d", width, heads);
        require(visualWidth > 0 && mlpWidth > 0, "widths must be positive: %d, %d", visualWidth, mlpWidth);
        require(visualWidth <= 16384 && width <= 16384 && mlpWidth <= 65536,
                "widths are beyond 16384, 16384, 65536: %d, %d, %d", visualWidth, width, mlpWidth);
        require(layers > 0 && layers <= 200, "%d layers are not in 1..200", layers);
        require(maxLength > 2 && maxLength <= positions && positions <= 65536,
                "longest text %d is not in 3..positions %d, or those are beyond 65536", maxLength, positions);
    }

    @Override
    public TextHead head(Params p) {
        return new GitTextHead(p, this);
    }
}
