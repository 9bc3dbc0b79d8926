package org.pixelllm.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Compares embedded prompts and the visual tokens extracted for them. */
final class PromptParity {
    private PromptParity() {}

    static void embedded(ParityFolder folder) {
        folder.needs("stage.concat_visual_features", "stage.sparse_embeddings_boxes");
        PromptEncoder encoder = ParityParts.promptEncoder(folder);
        NDArray boxes = ParityParts.flat(folder.input("prompt_boxes"), 4);
        NDArray corners = PromptEncoder.corners(boxes);
        NDArray all = folder.manager().ones(new Shape(boxes.getShape().get(0), 4));
        Extent size = ParityParts.promptSize(folder);
        Shape grid = folder.expected("stage.concat_visual_features").getShape();

        folder.check("stage.prompt_point_coords", corners, Tolerance.PIXELS);
        folder.check("stage.sparse_embeddings_boxes", encoder.boxes(boxes, size), Tolerance.STAGE);
        folder.check("stage.sparse_embeddings_points", encoder.points(corners, all, size), Tolerance.STAGE);
        folder.check("stage.sparse_embeddings_fused", encoder.apply(boxes, corners, all, size), Tolerance.STAGE);
        folder.check("stage.dense_pe", encoder.dense(folder.manager(), (int) grid.get(1), (int) grid.get(2)),
                Tolerance.STAGE);
    }

    static void extracted(ParityFolder folder) {
        folder.needs("stage.concat_visual_features", "stage.prompt_adapter_sparse");
        PromptEncoder prompts = ParityParts.promptEncoder(folder);
        NDArray features = folder.expected("stage.concat_visual_features");                     // (B, Y, X, F)
        Shape map = features.getShape();
        NDArray sparse = folder.expected("stage.sparse_embeddings_fused");
        long each = sparse.getShape().get(1);
        NDArray rows = features.reshape(map.get(0), map.get(1) * map.get(2), map.get(3)).repeat(0, each);
        NDArray dense = folder.expected("stage.dense_pe").reshape(1, map.get(1) * map.get(2), -1);
        ExtractorConfig config = ParityParts.extractorConfig(folder);
        var extractor = folder.build("prompt_adapter",
                p -> new PromptFeatureExtractor(p, config, (int) map.get(3)));

        var output = extractor.apply(rows, dense, ParityParts.flat(sparse, sparse.getShape().get(3)), prompts.noMask());

        folder.check("stage.prompt_adapter_sparse", output.tokens(), Tolerance.STAGE);
        folder.check("stage.prompt_adapter_dense", extractor.denseOutput(output), Tolerance.STAGE);
        NDArray given = folder.expected("stage.prompt_adapter_sparse");
        folder.check("stage.projected_visual_features", ParityParts.project(folder, given), Tolerance.STAGE);
    }
}
