package org.pixelllm.train;

import java.util.List;
import org.pixelllm.data.scenes.Ground;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.data.scenes.SceneObject;
import org.pixelllm.geometry.Box;

/**
 * A drawn scene as the network sees it, with what can be said of it.
 *
 * @param pixels (size, size, 3), row-major, 0 to 255, 0 in the padding
 * @param width of the valid part in pixels
 * @param height of the valid part in pixels
 * @param drawn the part where the scene lies, within bars, in pixels of the square input
 * @param ground of the scene
 * @param objects back to front
 * @param boxes of the objects, in pixels of the square input
 * @param narrative the whole picture in words
 * @param phrases what each object is called
 * @param expressions each settles one object, at which its last token points
 * @param patchObjects index of the object that each patch shows, -1 for none, row-major
 */
record SceneSample(float[] pixels, int width, int height, Box drawn, Ground ground, List<SceneObject> objects,
        List<Box> boxes, ToldTokens narrative, List<ToldTokens> phrases, List<ToldTokens> expressions,
        int[] patchObjects) {
    /** Where a scene lies in the square input: x' = x · scale + left, y' = y · scale + top. */
    record Place(double scale, double left, double top) {
        Box apply(Box b) {
            return new Box(b.x0() * scale + left, b.y0() * scale + top, b.x1() * scale + left, b.y1() * scale + top);
        }
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
                int sceneX = (int) Math.floor(((x + 0.5) * step - place.left()) / place.scale());
                int sceneY = (int) Math.floor(((y + 0.5) * step - place.top()) / place.scale());
                if (sceneX >= 0 && sceneY >= 0 && sceneX < object.mask().width() && sceneY < object.mask().height()
                        && object.mask().get(sceneX, sceneY)) {
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
