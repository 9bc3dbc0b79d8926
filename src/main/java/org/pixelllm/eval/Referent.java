package org.pixelllm.eval;

import org.pixelllm.data.scenes.Settles;

/**
 * What an expression means.
 *
 * @param object that is meant
 * @param settledBy what in the expression makes it clear
 */
public record Referent(ShownObject object, Settles settledBy) {}
