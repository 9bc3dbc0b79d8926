package org.pixelllm.model;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import org.pixelllm.train.MaskLoss;
import org.pixelllm.train.PointLoss;
import org.pixelllm.train.TextLoss;

/** Compares the losses on given predictions. */
final class LossParity {
    private LossParity() {}

    static void text(ParityFolder folder) {
        assumeFalse(folder.names("text_loss.").isEmpty(), "this folder has no text losses");
        NDArray logits = rows(folder, "text_loss.logits");
        NDArray tokens = rows(folder, "text_loss.tokens");
        NDArray mask = rows(folder, "text_loss.mask");
        for (String name : folder.names("text_loss.")) {
            double smoothing = Double.parseDouble(name.substring(name.indexOf("smooth") + "smooth".length()));
            NDArray captions = name.contains(".masked.") ? mask : mask.onesLike();
            folder.check(name, new TextLoss(smoothing, TextConfig.END).apply(logits, tokens, captions),
                    Tolerance.NUMBER);
        }
    }

    static void points(ParityFolder folder) {
        assumeFalse(folder.names("point_loss.").isEmpty(), "this folder has no point losses");
        NDArray points = rows(folder, "point_loss.pred");
        NDArray said = floats(folder, "point_loss.pred_valid");
        NDArray mask = said.mul(floats(folder, "point_loss.gt_valid"));
        NDArray maskPerCaption = said.mul(floats(folder, "point_loss.gt_valid_per_caption").expandDims(1));
        for (PointLoss loss : PointLoss.values()) {
            String name = loss.name().toLowerCase(Locale.ROOT);
            folder.check("point_loss." + name, loss.apply(points, rows(folder, "point_loss.gt"), mask),
                    Tolerance.NUMBER);
            NDArray perCaption = rows(folder, "point_loss.gt_per_caption").expandDims(1);
            folder.check("point_loss.per_caption." + name, loss.apply(points, perCaption, maskPerCaption),
                    Tolerance.NUMBER);
        }
    }

    static void masks(ParityFolder folder) {
        folder.needs("mask_loss.mask_loss");
        NDArray masks = rows(folder, "mask_loss.gt").squeeze(-1);
        long each = masks.getShape().get(0) / folder.input("mask_loss.padding_mask").getShape().get(0);
        NDArray inside = folder.input("mask_loss.padding_mask").repeat(0, each);
        MaskLoss loss = MaskLoss.of(rows(folder, "mask_loss.pred_logits"), rows(folder, "mask_loss.pred_iou"),
                new MaskLoss.Truth(masks, floats(folder, "mask_loss.gt_valid"), inside));
        folder.check("mask_loss.mask_focal_loss", loss.focal(), Tolerance.NUMBER);
        folder.check("mask_loss.mask_dice_loss", loss.dice(), Tolerance.NUMBER);
        folder.check("mask_loss.mask_iou_pred_loss", loss.iou(), Tolerance.NUMBER);
        folder.check("mask_loss.mask_loss", loss.total(), Tolerance.NUMBER);
    }

    /** Joins batch and prompts of an input: (B, N, ...) to (B·N, ...). */
    private static NDArray rows(ParityFolder folder, String name) {
        NDArray x = folder.input(name);
        Shape s = x.getShape();
        return x.reshape(new Shape(-1).addAll(s.slice(2)));
    }

    private static NDArray floats(ParityFolder folder, String name) {
        return rows(folder, name).toType(DataType.FLOAT32, false);
    }
}
