package org.pixelllm.report;

import java.util.Locale;
import org.pixelllm.Explanation;
import org.pixelllm.WordAttention;
import org.pixelllm.image.Picture;

/**
 * A look inside the model, for people to look at: the heat of each word over the picture, its share of each visual token,
 * and how heat and point move as the sentence is spoken.
 *
 * @param picture what was captioned
 * @param name what the user calls it
 */
public record ExplanationFigure(Picture picture, String name, Explanation explanation) implements Figure {
    @Override
    public String text() {
        StringBuilder text = new StringBuilder(explanation.caption().text()).append("\n  ");
        int width = Math.max(4, explanation.words().stream().mapToInt(w -> w.word().text().length()).max().orElse(0));
        String row = "%-" + width + "s  %-12s  %-12s  %s";
        text.append(String.format(Locale.ROOT, row, "word", "points at", "is hottest", "share there"));
        for (WordAttention word : explanation.words()) {
            text.append("\n  ").append(String.format(Locale.ROOT, row, word.word().text(),
                    PlainText.pixel(word.word().place()), PlainText.pixel(word.heat().hottest()),
                    HeatScale.percent(word.heat().most())));
        }
        explanation.similarity().ifPresent(s -> text.append(String.format(Locale.ROOT,
                "\nvisual tokens of the two prompts: mean cosine %.2f", s.mean())));
        explanation.lora().forEach(change -> text.append("\nLoRA changes ").append(change.layer()).append(' ')
                .append(change.projection()).append(" by ").append(HeatScale.percent(change.share())));
        return text.toString();
    }

    @Override
    public String html(Detail detail) {
        return new ExplanationHtml(this, detail).figure();
    }

    /** Returns a whole page with this figure. */
    public String page(Detail detail) {
        return HtmlForm.head(name).raw("<style>body{margin:2rem auto;padding:0 1rem;max-width:1000px}</style>"
                + "</head><body>\n").raw(html(detail)).raw("</body></html>\n").toString();
    }

    @Override
    public byte[] png() {
        return Embedded.png(ExplanationPng.of(this));
    }
}
