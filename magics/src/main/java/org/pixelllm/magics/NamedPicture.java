package org.pixelllm.magics;

import java.util.function.Supplier;
import org.pixelllm.image.Picture;

/**
 * A picture that the user named, read when its turn comes.
 *
 * @param name as the user will recognise it
 * @param pixels reads it
 */
record NamedPicture(String name, Supplier<Picture> pixels) {}
