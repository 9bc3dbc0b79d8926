package org.pixelllm.train;

import java.util.List;
import org.pixelllm.data.scenes.Ground;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;

/**
 * A drawn scene as the network sees it, with what can be said of it.
 *
 * @param pixels (size, size, 3), row-major, 0 to 255, 0 in the padding
 * @param width of the valid part in pixels
 * @param height of the valid part in pixels
 * @param drawn the part where the scene lies, within bars, in pixels of the square input
 * @param place where the whole drawing lies
 * @param ground of the scene
 * @param objects back to front
 * @param boxes of the objects, in pixels of the square input
 * @param narrative the whole picture in words
 * @param phrases what each object is called
 * @param expressions each settles one object, at which its last token points
 * @param patchObjects index of the object that each patch shows, -1 for none, row-major
 */
record SceneSample(float[] pixels, int width, int height, Box drawn, Place place, Ground ground,
        List<SceneObject> objects,
        List<Box> boxes, ToldTokens narrative, List<ToldTokens> phrases, List<ToldTokens> expressions,
        int[] patchObjects) {
    /** Where a scene lies in the square input: x' = x · scale + left, y' = y · scale + top. */
    record Place(double scale, double left, double top) {
        /** Returns whether a mask of the scene has the pixel that is seen at a place of the input. */
        boolean shows(Mask mask, double x, double y) {
            int sceneX = (int) Math.floor((x - left) / scale);
            int sceneY = (int) Math.floor((y - top) / scale);
            return sceneX >= 0 && sceneY >= 0 && sceneX < mask.width() && sceneY < mask.height()
                    && mask.get(sceneX, sceneY);
        }

        Box apply(Box b) {
            return new Box(b.x0() * scale + left, b.y0() * scale + top, b.x1() * scale + left, b.y1() * scale + top);
        }
    }

    /** Returns the same without its pixels, for who has seen them already. */
    SceneSample seen() {
        return new SceneSample(new float[0], width, height, drawn, place, ground, objects, boxes, narrative, phrases,
                expressions, patchObjects);
    }

    /** Returns the visible part of an object as the input shows it: (size, size) row-major, 1 inside. */
    float[] mask(int object, int size) {
        Mask mask = objects.get(object).mask();
        float[] pixels = new float[size * size];
        Box box = boxes.get(object);
        int bottom = Math.min(size, (int) Math.ceil(box.y1()));
        int right = Math.min(size, (int) Math.ceil(box.x1()));
        for (int y = Math.max(0, (int) box.y0()); y < bottom; y++) {
            for (int x = Math.max(0, (int) box.x0()); x < right; x++) {
                pixels[y * size + x] = place.shows(mask, x + 0.5, y + 0.5) ? 1 : 0;
            }
        }
        return pixels;
    }

    /** Returns, for each patch, the object that fills most of it; an object has at least one patch. */
    static int[] patchObjects(Scene scene, Place place, int size, int patch) {
        int grid = size / patch;
        int[][] counts = new int[scene.objects().size()][grid * grid];
        for (int i = 0; i < counts.length; i++) {
            count(scene.objects().get(i), place, counts[i], grid, patch);
        }
        return assign(counts, grid * grid);
    }

    private static void count(SceneObject object, Place place, int[] counts, int grid, int patch) {
        int each = 4; // samples along a patch's side
        double step = (double) patch / each;
        Box box = place.apply(object.box());
        int rows = grid * each;
        for (int y = first(box.y0(), step); y < Math.min(rows, box.y1() / step); y++) {
            for (int x = first(box.x0(), step); x < Math.min(rows, box.x1() / step); x++) {
                if (place.shows(object.mask(), (x + 0.5) * step, (y + 0.5) * step)) {
                    counts[y / each * grid + x / each]++;
                }
            }
        }
    }

    private static int first(double edge, double step) {
        return Math.max(0, (int) Math.floor(edge / step));
    }

    private static int[] assign(int[][] counts, int patches) {
        int[] objects = new int[patches];
        for (int p = 0; p < patches; p++) {
            int best = -1;
            for (int i = 0; i < counts.length; i++) {
                best = counts[i][p] >= 4 && (best < 0 || counts[i][p] > counts[best][p]) ? i : best;
            }
            objects[p] = best;
        }
        for (int i = 0; i < counts.length; i++) { // nearest objects last: they may take a patch of those behind
            int best = 0;
            for (int p = 1; p < patches; p++) {
                best = counts[i][p] > counts[i][best] ? p : best;
            }
            objects[best] = counts[i][best] > 0 ? i : objects[best];
        }
        return objects;
    }
}
