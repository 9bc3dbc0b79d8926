package org.pixelllm.eval;

import java.util.List;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.image.Picture;

/**
 * A scene as the model is shown it.
 *
 * @param scene what was drawn
 * @param picture what the model sees of it
 * @param objects of the scene in their order, at their places in the picture
 * @param frame how the drawing lies in the picture
 */
record ShownScene(Scene scene, Picture picture, List<ShownObject> objects, Frame frame) {}
