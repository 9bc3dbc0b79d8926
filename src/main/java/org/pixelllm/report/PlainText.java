package org.pixelllm.report;

import java.util.List;
import java.util.Locale;
import org.pixelllm.Word;
import org.pixelllm.geometry.Point;

/** An overlay for those who have only text. */
final class PlainText {
    private PlainText() {}

    static String of(Overlay overlay) {
        StringBuilder text = new StringBuilder(overlay.sentence());
        overlay.found().ifPresent(box -> text.append("\nbox  ").append(box.compact()));
        List<Word> words = overlay.words();
        int width = words.stream().mapToInt(word -> word.text().length()).max().orElse(0);
        for (Word word : words) {
            text.append(String.format(Locale.ROOT, "\n  %-" + Math.max(1, width) + "s  %s", word.text(),
                    pixel(word.place())));
        }
        overlay.notes().forEach(note -> text.append('\n').append(note));
        return text.toString();
    }

    /** Returns {@code (52, 77)}. */
    static String pixel(Point place) {
        return String.format(Locale.ROOT, "(%.0f, %.0f)", place.x(), place.y());
    }
}
