package org.pixelllm.report;

import java.util.List;
import java.util.Optional;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.Region;
import org.pixelllm.Word;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.image.Picture;

/**
 * A picture with what the model said of it, for people to look at.
 *
 * @param picture what lies below
 * @param name what the user calls it, for those who cannot see it
 * @param sentence the caption or the expression
 * @param words its words in order, each with its place
 * @param prompt where the model was told to look
 * @param found what an expression means, if it was asked
 * @param mask the pixels of what was found, if the model tells them
 * @param notes lines to read beside the sentence, such as other captions
 */
public record Overlay(Picture picture, String name, String sentence, List<Word> words, Prompt prompt,
        Optional<Box> found, Optional<Mask> mask, List<String> notes) implements Figure {
    public Overlay {
        words = List.copyOf(words);
        notes = List.copyOf(notes);
    }

    public static Overlay of(Picture picture, Caption caption) {
        return new Overlay(picture, "picture", caption.text(), caption.words(), caption.prompt(), Optional.empty(),
                Optional.empty(), List.of());
    }

    public static Overlay of(Picture picture, Grounding grounding) {
        return new Overlay(picture, "picture", grounding.expression(), grounding.words(), Prompt.WHOLE,
                Optional.of(grounding.box()), grounding.mask(), List.of());
    }

    /** Shows regions: each box with a number, each caption as a word of the sentence. */
    public static Overlay of(Picture picture, List<Region> regions) {
        return new Overlay(picture, "picture", RegionList.sentence(regions), RegionList.words(regions), Prompt.WHOLE,
                Optional.empty(), RegionList.mask(regions), RegionList.lines(regions));
    }

    /** Returns the same under the user's name for the picture. */
    public Overlay named(String name) {
        return new Overlay(picture, name, sentence, words, prompt, found, mask, notes);
    }

    /** Returns the same with lines to read beside the sentence. */
    public Overlay noted(List<String> notes) {
        return new Overlay(picture, name, sentence, words, prompt, found, mask, notes);
    }

    /** Returns the sentence, and below it each word with its pixel. */
    @Override
    public String text() {
        return PlainText.of(this);
    }

    /** Returns a figure for any page: self-contained HTML in which words and pixels light each other. */
    @Override
    public String html(Detail detail) {
        return new HtmlForm(this, detail).figure();
    }

    /** Returns such a figure at the size of a screen. */
    public String html() {
        return html(Detail.SCREEN);
    }

    /** Returns a whole page of at least one figure. */
    public static String page(List<Overlay> overlays, Detail detail) {
        return HtmlForm.page(overlays, detail);
    }

    /** Returns the same as one SVG drawing on white, caption included. */
    public String svg(Detail detail) {
        return new SvgForm(this, detail).toString();
    }

    /** Returns the same as a PNG file on white, caption included. */
    @Override
    public byte[] png() {
        return Embedded.png(PngForm.of(this));
    }
}
