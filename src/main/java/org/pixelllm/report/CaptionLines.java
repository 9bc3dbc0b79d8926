package org.pixelllm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pixelllm.report.Sentence.Piece;

/** Sets a sentence in lines where the form itself cannot: below a PNG or SVG picture. */
final class CaptionLines {
    /** Height of a letter's body, in units of the view. */
    static final double SIZE = 36;
    /** From one baseline to the next. */
    static final double LEADING = 70;
    /** Around a numbered word. */
    static final double PAD = 9;
    /** Size of a number beside its word. */
    static final double SMALL = 22;
    private static final int MOST_LINES = 40;
    private static final int LONGEST_WORD = 40;

    private final double width;
    private final ToDoubleFunction<String> measure;
    private final List<Placed> placed = new ArrayList<>();
    private double x;
    private int line;

    /**
     * A piece with its place.
     *
     * @param text to write
     * @param x of its left edge, padding included
     * @param line from 0
     * @param width padding and number included
     * @param textWidth of the text alone
     */
    record Placed(Piece piece, String text, double x, int line, double width, double textWidth) {}

    private CaptionLines(double width, ToDoubleFunction<String> measure) {
        this.width = width;
        this.measure = measure;
    }

    /**
     * Breaks a sentence between its pieces.
     *
     * @param width of a line
     * @param measure returns the width of a text at {@link #SIZE}
     */
    static List<Placed> of(Sentence sentence, double width, ToDoubleFunction<String> measure) {
        CaptionLines lines = new CaptionLines(width, measure);
        for (Piece piece : sentence.pieces()) {
            lines.add(piece);
        }
        return lines.placed;
    }

    /** Returns the height of the lines. */
    static double height(List<Placed> placed) {
        return placed.isEmpty() ? 0 : (placed.get(placed.size() - 1).line() + 1) * LEADING;
    }

    private void add(Piece piece) {
        String text = cut(Markup.printable(piece.text()));
        double textWidth = measure.applyAsDouble(text);
        double whole = piece.isNumbered() ? textWidth + 2.5 * PAD + numberWidth(piece) : textWidth;
        if (x + whole > width && x > 0 && !startsTight(text)) {
            line++;
            x = 0;
        }
        if (line < MOST_LINES && !(x == 0 && text.isBlank())) {
            placed.add(new Placed(piece, text, x, line, whole, textWidth));
            x += whole;
        }
    }

    private double numberWidth(Piece piece) {
        return measure.applyAsDouble(Integer.toString(piece.number())) * SMALL / SIZE;
    }

    /** A comma or full stop stays with its word. */
    private static boolean startsTight(String text) {
        return text.length() <= 2 && !text.isBlank() && !Character.isLetterOrDigit(text.charAt(0));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_WORD ? text.substring(0, LONGEST_WORD) + "…" : text;
    }
}
