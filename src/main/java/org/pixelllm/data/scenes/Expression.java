package org.pixelllm.data.scenes;

/**
 * A referring expression that fits exactly one object of its scene.
 *
 * @param told words about a landmark carry the landmark, all others the object that is meant
 * @param object index in {@link Scene#objects()} of the object that is meant
 */
public record Expression(Told told, int object, Settles settledBy) {}
