package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.Explanation;
import org.pixelllm.Heat;
import org.pixelllm.Prompt;
import org.pixelllm.Similarity;
import org.pixelllm.Stage;
import org.pixelllm.Word;
import org.pixelllm.WordAttention;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Point;
import org.pixelllm.weights.LoraChange;
import org.xml.sax.InputSource;

/** Shows explanations made by hand: each word is hot at its own place of 4 x 3. */
class ExplanationFigureTest {
    private static final String HOSTILE = "<script>alert(1)</script> \"' onload=x &amp; ]]> \u0000\u001b[31m";

    @TempDir
    private Path folder;

    @Test
    void theFigureIsWellFormedWithEveryWordOnceInTheSentenceAndOnceAsASmallPicture() throws Exception {
        String html = figure("the red car", "street").html(Detail.SCREEN);
        var document = parse(html);

        assertEquals("figure", document.getDocumentElement().getTagName());
        assertEquals(3, count(html, "class=\"w k k\\d+( n)?\""));
        assertEquals(3, count(html, "<div class=\"k k\\d+( n)?\""));
        assertTrue(html.contains("How alike the visual tokens"), "similarity");
        assertTrue(html.contains("cosine 1.00"), "similarity");
        assertTrue(html.contains("What LoRA changed") && html.contains(">25.0<"), "LoRA");
    }

    @Test
    void noTextCanPoseAsMarkup() throws Exception {
        ExplanationFigure figure = figure(HOSTILE, HOSTILE);
        for (String form : List.of(figure.html(Detail.SCREEN), figure.page(Detail.SCREEN))) {
            assertFalse(form.contains("<script"), form);
            assertFalse(form.contains("\u001b"), form);
        }
        assertEquals(0, parse(figure.html(Detail.SCREEN)).getElementsByTagName("script").getLength());
        assertTrue(figure.png().length > 0);
    }

    @Test
    void nothingIsFetchedAndEveryRuleReachesItsOwnFigureOnly() {
        String html = figure("the red car", "street").html(Detail.SCREEN);
        assertFalse(html.contains("http") || html.contains("@import"), html);
        Pattern.compile("(?:src|href)=\"(.)").matcher(html).results()
                .forEach(found -> assertTrue("d#".contains(found.group(1)), found.group()));
        String scope = html.substring(html.indexOf("class=\"") + 7, html.indexOf("\"><style>"));
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        for (String line : style.strip().split("\n")) {
            String rule = line.replaceFirst("^@(media|container) [^{]*\\{(.*})}$", "$2");
            assertTrue(rule.startsWith("." + scope), rule);
        }
    }

    @Test
    void hotterIsDarkerForEveryEyeAndHardlyAnyHeatIsLeftOut() {
        double before = 256;
        for (int i = 0; i <= 20; i++) {
            Color c = HeatColours.of(i / 20.0);
            double onWhite = 255 + c.getAlpha() / 255.0 * (0.2126 * c.getRed() + 0.7152 * c.getGreen()
                    + 0.0722 * c.getBlue() - 255);
            assertTrue(onWhite < before, i + ": " + onWhite + " after " + before);
            before = onWhite;
        }
        assertEquals(HeatColours.of(1), HeatColours.of(7));
        assertEquals(0, HeatColours.of(0).getAlpha());
    }

    @Test
    void theHottestPixelLiesWhereTheHeatIs() {
        Heat heat = heat(6);
        BufferedImage image = new HeatScale(1).picture(heat);
        Box cell = new Box(8, 4, 12, 8); // four pixels to a place; the seventh is the third of the second row
        assertEquals(HeatColours.of(0).getRGB(), image.getRGB(0, 0));
        assertTrue(image.getRaster().getSample(10, 6, 0) > 40, "hot at its own place");
        assertTrue(cell.contains(heat.centre().scaled(4 / 25.0, 4 / 25.0)), "centre " + heat.centre());
    }

    @Test
    void thePngHasATileForEachWordAndOneForAllTokens() throws Exception {
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(figure("the red car", "street").png()));
        assertEquals(14 + 4 * (180 + 14), png.getWidth());
    }

    @Test
    void aCaptionWithoutWordsIsShownToo() throws Exception {
        Explanation silent = new Explanation(new Caption("", List.of(), 0, Prompt.WHOLE), List.of(), heat(3), List.of(),
                List.of(), Optional.empty());
        ExplanationFigure figure = new ExplanationFigure(Samples.white(100, 75), "white", silent);

        assertEquals("figure", parse(figure.html(Detail.SCREEN)).getDocumentElement().getTagName());
        assertTrue(figure.png().length > 0);
        assertFalse(figure.text().contains("cosine"), figure.text());
    }

    @Test
    void pointingAtAWordShowsItsHeatAndNoOther() throws Exception {
        Optional<Path> program = Browser.find();
        assumeTrue(program.isPresent(), "there is no Chromium on this machine to look at pages with");
        Path page = Files.writeString(folder.resolve("page.html"), figure("the red car", "street").page(Detail.SCREEN));
        Browser browser = new Browser(program.get(), folder);
        try {
            for (int width : new int[]{390, 1366}) {
                browser.open(page, width, 900, "light");
                assertEquals("true", browser.run("document.documentElement.scrollWidth <= innerWidth"));
                assertEquals("1|0,0,0", opacities(browser));
                browser.hover("figcaption .k1");
                browser.look();
                assertEquals("0|0,1,0", opacities(browser));
                browser.hover(".m .k2");
                browser.look();
                assertEquals("0|0,0,1", opacities(browser));
            }
        } finally {
            browser.close();
        }
    }

    private static String opacities(Browser browser) {
        return browser.run("document.getAnimations().forEach(a => a.finish());"
                + "(s => getComputedStyle(document.querySelector('use.all')).opacity + '|' + s)"
                + "([...document.querySelectorAll('.h')].map(e => getComputedStyle(e).opacity).join())");
    }

    private static ExplanationFigure figure(String sentence, String name) {
        var scene = Scene.of(27, 100, 75);
        List<Word> words = Samples.words(sentence, new Point(20, 20), new Point(60, 40));
        List<WordAttention> attention = IntStream.range(0, words.size())
                .mapToObj(i -> new WordAttention(words.get(i), List.of(List.of(0.5, 0.5), List.of(0.25, 0.75)),
                        heat(i % 12), 0.2))
                .toList();
        Explanation explanation = new Explanation(new Caption(sentence, words, -0.1, Prompt.box(10, 10, 50, 60)),
                attention, heat(0), List.of(new Stage("picture", List.of(75L, 100L, 3L), "Pixels.")),
                List.of(new LoraChange("encoder 0 attention", "query", 4, 1)), Optional.of(
                        new Similarity(Prompt.WHOLE, Prompt.box(1, 1, 9, 9),
                                List.of(List.of(1.0, -0.5), List.of(0.0, 1.0)))));
        return new ExplanationFigure(scene.picture(), name, explanation);
    }

    private static Heat heat(int hot) {
        List<Double> shares = new ArrayList<>(Collections.nCopies(12, 0.0));
        shares.set(hot, 1.0);
        return new Heat(4, 25, 25, new Box(0, 0, 100, 75), shares);
    }

    private static long count(String html, String pattern) {
        return Pattern.compile(pattern).matcher(html).results().count();
    }

    /** HTML that is also XML, once its style sheet, radio buttons and the like are closed. */
    private static org.w3c.dom.Document parse(String html) throws Exception {
        String xml = html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("<(input|img|br)([^>]*)>", "<$1$2/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
