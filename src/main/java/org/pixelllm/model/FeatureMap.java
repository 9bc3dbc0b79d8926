package org.pixelllm.model;

import java.util.ArrayList;
import java.util.List;

/** Whose feature map a part of the model reads; the published keys are in brackets. */
public enum FeatureMap {
    /** EVA-02's ("git_visual_features"). */
    EVA("git_visual_features"),
    /** SAM's ("sam_visual_features"). */
    SAM("sam_visual_features");

    private final String published;

    FeatureMap(String published) {
        this.published = published;
    }

    /**
     * Reads a published feature key, such as {@code git_visual_features+sam_visual_features}.
     *
     * @throws IllegalArgumentException if no encoder here makes such a map
     */
    public static List<FeatureMap> ofKey(String key) {
        List<FeatureMap> maps = new ArrayList<>();
        for (String name : key.split("\\+")) {
            maps.add(List.of(values()).stream().filter(map -> map.published.equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no feature map \"" + name + "\"")));
        }
        return List.copyOf(maps);
    }

    static void check(String part, List<FeatureMap> maps, boolean sam) {
        Check.require(!maps.isEmpty() && maps.stream().distinct().count() == maps.size(),
                "%s read the feature maps %s", part, maps);
        Check.require(sam || !maps.contains(SAM), "%s read SAM's feature map, but there is no SAM encoder", part);
    }
}
