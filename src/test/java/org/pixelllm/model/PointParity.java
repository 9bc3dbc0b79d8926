package org.pixelllm.model;

import ai.djl.ndarray.NDArray;

/** Compares the points and boxes of given word features. */
final class PointParity {
    private PointParity() {}

    static void points(ParityFolder folder) {
        folder.needs("text.feats", "points.coords");
        NDArray features = folder.expected("text.feats");
        PointPredictor predictor = ParityParts.pointPredictor(folder);
        NDArray tokens = ParityParts.flat(folder.input("text_tokens"));

        var output = predictor.apply(ParityParts.flat(features, features.getShape().get(3)),
                ParityParts.validSizes(folder));
        NDArray expression = ParityParts.mask(folder, "point_output_ignore").apply(tokens, ParityParts.ids(folder));

        folder.check("points.coords", output.coords(), Tolerance.PIXELS);
        folder.check("points.logits", output.logits(), Tolerance.STAGE);
        folder.check("points.valid_mask", expression, Tolerance.STAGE);
        folder.check("points.valid_mask_trace",
                ParityParts.mask(folder, "trace_point_output_ignore").apply(tokens, ParityParts.ids(folder)),
                Tolerance.STAGE);
        folder.check("points.boxes", PointPredictor.boxes(output.coords(), expression), Tolerance.PIXELS);
    }

    static void regressed(ParityFolder folder, String name, NDArray features, NDArray tokens) {
        var output = ParityParts.pointPredictor(folder).apply(features, ParityParts.validSizes(folder));
        NDArray mask = ParityParts.mask(folder, "point_output_ignore").apply(tokens, ParityParts.ids(folder));
        folder.check(name + ".point_coords", output.coords(), Tolerance.PIXELS);
        folder.check(name + ".point_logits", output.logits(), Tolerance.CHAIN);
        folder.check(name + ".point_valid_mask", mask, Tolerance.STAGE);
        folder.check(name + ".detection_boxes", PointPredictor.boxes(output.coords(), mask), Tolerance.PIXELS);
    }
}
