package org.pixelllm.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Contours;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Polygon;
import org.pixelllm.geometry.RunLength;

/**
 * The rows of a COCO instances file, which RefCOCO's {@code instances.json} shares.
 *
 * @see <a href="https://cocodataset.org/#format-data">data format</a>
 */
public final class CocoInstances {
    private CocoInstances() {}

    /** What the whole file is. */
    public record Info(String description, String version, int year, String contributor) {}

    /** Under what licence pictures may be used. */
    public record License(int id, String name, String url) {}

    /** A picture; sizes in pixels. */
    public record Image(long id, @SerializedName("file_name") String fileName, int width, int height, int license) {}

    /** A kind of object. */
    public record Category(int id, String name, String supercategory) {}

    /**
     * An object in a picture.
     *
     * @param segmentation polygons ({@code [[x0, y0, x1, y1, …], …]}) or run lengths ({@code size}, {@code counts})
     * @param area visible pixels
     * @param bbox x, y, width, height in pixels
     * @param isCrowd 1 for a group that is not parted into objects, else 0
     */
    public record Annotation(long id, @SerializedName("image_id") long imageId,
            @SerializedName("category_id") int categoryId, JsonElement segmentation, double area, double[] bbox,
            @SerializedName("iscrowd") int isCrowd) {}

    /** Returns a box as COCO writes it: x, y, width, height. */
    public static double[] bbox(Box box) {
        return new double[]{box.x0(), box.y0(), box.width(), box.height()};
    }

    /** Returns a mask as polygons, or as compressed run lengths where it has a hole. */
    public static JsonElement segmentation(Mask mask) {
        return Contours.around(mask).map(CocoInstances::polygons).orElseGet(() -> runs(RunLength.of(mask)));
    }

    private static JsonElement polygons(List<Polygon> polygons) {
        JsonArray all = new JsonArray();
        for (Polygon polygon : polygons) {
            JsonArray corners = new JsonArray();
            for (double v : polygon.xy()) {
                corners.add(v);
            }
            all.add(corners);
        }
        return all;
    }

    private static JsonElement runs(RunLength runs) {
        JsonArray size = new JsonArray();
        size.add(runs.height());
        size.add(runs.width());
        JsonObject object = new JsonObject();
        object.add("size", size);
        object.addProperty("counts", runs.compressed());
        return object;
    }
}
