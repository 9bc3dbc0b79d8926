package org.pixelllm.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pixelllm.Caption;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.eval.DensePrediction;
import org.pixelllm.eval.task.Judged;
import org.pixelllm.eval.task.Prediction;
import org.pixelllm.eval.task.Truth;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.image.Picture;

/** Answers as pictures: what the model said, over what is true. */
public final class Gallery {
    private static final int MOST_REGIONS = 12;

    private Gallery() {}

    /** Returns an answer over its picture; the true box is dashed, scores and truth stand beside it. */
    public static Overlay of(Judged judged, Prediction prediction, Picture picture) {
        return drawn(judged, prediction, picture).named(judged.question().id()).noted(notes(judged, prediction));
    }

    private static Overlay drawn(Judged judged, Prediction prediction, Picture picture) {
        if (prediction instanceof Prediction.Found found) {
            Truth.Meant meant = (Truth.Meant) judged.question().truth();
            return new Overlay(dashed(picture, meant.expression().bounds().box()), "", meant.expression().text(),
                    found.words(), Prompt.WHOLE, Optional.of(found.box()),
                    found.mask().filter(m -> m.width() == picture.width() && m.height() == picture.height())
                            .map(RunLength::mask),
                    List.of());
        }
        if (prediction instanceof Prediction.Described described) {
            return Overlay.of(picture, described.regions().stream().limit(MOST_REGIONS).map(Gallery::region).toList());
        }
        if (prediction instanceof Prediction.Said said) {
            Prompt prompt = ((Truth.Said) judged.question().truth()).region().map(box -> (Prompt) new Prompt.InBox(
                    box.box())).orElse(Prompt.WHOLE);
            return new Overlay(picture, "", said.caption().isEmpty() ? "(no words)" : said.caption(), said.words(),
                    prompt, Optional.empty(), Optional.empty(), List.of());
        }
        String sentence = prediction instanceof Prediction.Pointed ? judged.truth() : "(no answer)";
        return new Overlay(picture, "", sentence, prediction instanceof Prediction.Pointed p ? p.words() : List.of(),
                Prompt.WHOLE, Optional.empty(), Optional.empty(), List.of());
    }

    private static Region region(DensePrediction found) {
        Prompt prompt = new Prompt.InBox(found.box().box());
        return new Region(found.box().box(), found.score(), new Caption(found.caption(), List.of(), 0, prompt),
                Optional.empty());
    }

    private static List<String> notes(Judged judged, Prediction prediction) {
        List<String> notes = new ArrayList<>();
        StringBuilder scores = new StringBuilder();
        judged.scores().forEach((measure, value) -> scores.append(scores.isEmpty() ? "" : ", ").append(measure)
                .append(String.format(Locale.ROOT, " %.1f", 100 * value)));
        notes.add(scores.toString());
        if (!(prediction instanceof Prediction.Pointed)) {
            notes.add("truth: " + judged.truth() + (prediction instanceof Prediction.Found ? ", dashed" : ""));
        }
        if (prediction instanceof Prediction.Refused refused) {
            notes.add("refused: " + refused.why());
        }
        return notes;
    }

    static Picture dashed(Picture picture, Box box) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.drawImage(picture.toImage(), 0, 0, null);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float stroke = Math.max(1, Math.max(picture.width(), picture.height()) / 200f);
        Rectangle2D edge = new Rectangle2D.Double(box.x0(), box.y0(), box.width(), box.height());
        graphics.setColor(Color.WHITE);
        graphics.setStroke(new BasicStroke(2 * stroke));
        graphics.draw(edge);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10,
                new float[]{4 * stroke, 3 * stroke}, 0));
        graphics.draw(edge);
        graphics.dispose();
        return Picture.of(image);
    }
}
