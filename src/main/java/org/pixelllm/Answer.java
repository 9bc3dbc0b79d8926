package org.pixelllm;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Point;
import org.pixelllm.geometry.Resized;
import org.pixelllm.image.Letterbox;
import org.pixelllm.image.Picture;
import org.pixelllm.model.MaskDecoder;
import org.pixelllm.model.Network;
import org.pixelllm.text.Piece;
import org.pixelllm.text.Tokenizer;

/** Where texts point, moved from tensors of the model's input to records in the picture's pixels. */
final class Answer {
    private final Tokenizer tokenizer;
    private final Letterbox box;
    private final Network.Told told;
    private final float[] coords; // (R, L, P, 2)
    private final int length;
    private final int each;

    Answer(Tokenizer tokenizer, Letterbox box, Network.Told told) {
        this.tokenizer = tokenizer;
        this.box = box;
        this.told = told;
        Shape s = told.points().coords().getShape();
        coords = told.points().coords().toFloatArray();
        length = (int) s.get(1);
        each = (int) s.get(2);
    }

    /** Returns the words of a row's text, its ids without begin and end, each with its points. */
    List<Word> words(int row, int[] ids) {
        String text = tokenizer.decode(ids);
        List<Word> words = new ArrayList<>();
        for (Piece piece : tokenizer.pieces(ids)) {
            words.add(new Word(text.substring(piece.begin(), piece.end()), piece.begin(), piece.end(),
                    points(row, piece.lastToken())));
        }
        return words;
    }

    private List<Point> points(int row, int token) {
        List<Point> points = new ArrayList<>();
        for (int p = 0; p < each; p++) {
            int at = ((row * length + token + 1) * each + p) * 2; // begin stands before the first token
            points.add(box.toPicture(new Point(coords[at], coords[at + 1])));
        }
        return points;
    }

    /** Returns the box that a row's text points at, inside the picture. */
    Box box(int row, Picture picture) {
        float[] edges = told.boxes().get(row).toFloatArray();
        return inside(new Box(edges[0], edges[1], edges[2], edges[3]), box, picture);
    }

    /** Moves a box of the model's input into the picture. */
    static Box inside(Box input, Letterbox box, Picture picture) {
        return box.toPicture(input).intersect(new Box(0, 0, picture.width(), picture.height()));
    }

    /** Returns a row's mask at the picture's size. */
    static Mask mask(MaskDecoder.Output masks, int row, Letterbox box, Picture picture) {
        float[] flat = masks.masks().get(row).toFloatArray();
        int columns = (int) masks.masks().getShape().get(3);
        float[][] logits = new float[flat.length / columns][columns];
        for (int y = 0; y < logits.length; y++) {
            System.arraycopy(flat, y * columns, logits[y], 0, columns);
        }
        return new Resized(box.height(), box.width(), picture.height(), picture.width()).original(logits, box.size(),
                box.size(), 0);
    }
}
