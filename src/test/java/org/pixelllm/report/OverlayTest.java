package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pixelllm.Caption;
import org.pixelllm.Grounding;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Point;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class OverlayTest {
    private static final Caption CAR = Samples.caption("a red car on the road .", new Point(20, 20),
            new Point(60, 30), new Point(61, 31), new Point(5, 5), new Point(7, 90), new Point(100, 90),
            new Point(110, 110));
    private static final String HOSTILE = "<script>alert(1)</script> \"' onload=x &amp; ]]> \u0000\u001b[31m";

    @Test
    void textIsTheCaptionThenALineForEachWord() {
        Caption caption = Samples.caption("red car", new Point(52, 77), new Point(60.4, 30));
        assertEquals("red car\n  red  (52, 77)\n  car  (60, 30)", overlay(caption).text());
    }

    @Test
    void wordAndMarkShareTheClassThatARuleLights() {
        String html = overlay(CAR).html();
        assertTrue(
                html.contains("<mark class=\"w k k2\" style=\"--n:2\" tabindex=\"0\" title=\"car (61, 31)\">car<sup"),
                html);
        assertTrue(html.contains("<g class=\"d v k k2\" tabindex=\"-1\" role=\"img\" aria-label=\"car at (61, 31)\">"));
        assertTrue(html.contains(":has(.k2:is(:hover,:focus)) .k2{"));
    }

    @Test
    void wordsThatMeanNothingToPointAtStayUncoloured() {
        String html = overlay(CAR).html();
        assertEquals(3, count(html, "<mark "), "red, car, road");
        assertTrue(
                html.contains("<span class=\"w f k k0\" style=\"--n:0\" tabindex=\"-1\" title=\"a (20, 20)\">a</span>"),
                html);
    }

    @Test
    void theSameWordHasTheSameColourInEveryForm() throws IOException {
        Overlay overlay = overlay(CAR);
        String ink = Ink.css(Ink.of(3).fill());
        assertTrue(overlay.html().contains(".k5{--c:" + ink), "the third coloured word is the sixth of all");
        assertTrue(overlay.svg(Detail.SCREEN).contains(".k5{--c:" + ink));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(overlay.png()));
        int x = 100 * png.getWidth() / 128 - 8; // beside the number on the badge
        assertEquals(Ink.of(3).fill(), new Color(png.getRGB(x, 90 * png.getWidth() / 128)));
    }

    @Test
    void theStaticPictureIsAsItWasApproved() throws IOException {
        BufferedImage approved = ImageIO.read(OverlayTest.class.getResource("approved.png"));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(overlay(CAR).png()));
        assertEquals(approved.getWidth() + " x " + approved.getHeight(), png.getWidth() + " x " + png.getHeight());
        double difference = 0;
        for (int i = 0; i < png.getWidth() * png.getHeight(); i++) {
            int x = i % png.getWidth();
            int y = i / png.getWidth();
            difference += Math.abs((approved.getRGB(x, y) >> 8 & 255) - (png.getRGB(x, y) >> 8 & 255));
        }
        double mean = difference / png.getWidth() / png.getHeight();
        assertTrue(mean < 0.5, "mean difference of " + mean + " of 255"); // edges differ a little between JDKs
    }

    @Test
    void nothingIsFetchedAndNothingRunsButTheArrowKeys() {
        for (String form : List.of(overlay(CAR).html(), overlay(CAR).svg(Detail.SCREEN),
                Overlay.page(List.of(overlay(CAR)), Detail.SCREEN))) {
            String own = ours(form).replace("http://www.w3.org/2000/svg", "");
            assertAll(() -> assertFalse(own.contains("http"), own), () -> assertFalse(own.contains("<script"), own),
                    () -> assertFalse(own.contains("url("), own), () -> assertFalse(own.contains("@import"), own));
            var sources = Pattern.compile("(?:src|href)=\"(.{10})").matcher(own);
            while (sources.find()) {
                assertEquals("data:image", sources.group(1));
            }
        }
    }

    @Test
    void noTextCanPoseAsMarkup() throws Exception {
        Overlay overlay = overlay(Samples.caption(HOSTILE, new Point(50, 50))).named(HOSTILE);
        for (String form : List.of(overlay.html(), Overlay.page(List.of(overlay), Detail.SCREEN))) {
            assertFalse(ours(form).contains("<script"), form);
            assertFalse(form.contains("\u001b"), form);
        }
        assertEquals(0, svg(overlay).getElementsByTagName("script").getLength());
        assertTrue(overlay.png().length > 0);
    }

    @Test
    void everyRuleReachesItsOwnOverlayOnly() {
        String one = overlay(CAR).html();
        String other = overlay(Samples.caption("red car", new Point(9, 9))).html();
        String scope = scope(one);
        assertNotEquals(scope, scope(other));
        String style = one.substring(one.indexOf("<style>") + 7, one.indexOf("</style>"));
        for (String line : style.strip().split("\n")) {
            if (line.startsWith("@keyframes " + scope)) {
                continue;
            }
            String rule = line.replaceFirst("^@media [^{]*\\{(.*})}$", "$1");
            for (String selector : rule.substring(0, rule.indexOf('{')).split(",(?![^(]*\\))")) {
                assertTrue(selector.startsWith("." + scope), rule);
            }
        }
    }

    @Test
    void thePromptIsDrawnAndTold() throws IOException {
        Caption boxed = new Caption(CAR.text(), CAR.words(), -0.1, Prompt.box(20, 60, 50, 100));
        assertTrue(overlay(boxed).html().contains("looking at 20,60,50,100"));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(overlay(boxed).png()));
        assertEquals(Ink.FRAME.fill(), new Color(png.getRGB(20 * png.getWidth() / 128, 60 * png.getWidth() / 128)));
        Caption pointed = new Caption(CAR.text(), CAR.words(), -0.1, Prompt.points(new Point(30, 30)));
        assertTrue(overlay(pointed).html().contains("looking at (30, 30)"));
    }

    @Test
    void whatWasFoundHasItsBoxAndItsMask() throws IOException {
        BitSet bits = new BitSet();
        bits.set(64 * 128 + 64);
        var found = new Grounding("the red car", new Box(40, 50, 90, 100), Optional.of(new Mask(128, 128, bits)),
                Samples.words("the red car", new Point(20, 20)));
        Overlay overlay = Overlay.of(Samples.white(128, 128), found);
        assertTrue(overlay.html().contains("found at 40,50,90,100"));
        assertTrue(overlay.html().contains("<image class=\"h\" width=\"1000\""), "the mask");
        assertTrue(overlay.text().startsWith("the red car\nbox  40,50,90,100\n"));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(overlay.png()));
        assertNotEquals(Color.WHITE, new Color(png.getRGB(png.getWidth() * 129 / 256, png.getWidth() * 129 / 256)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2000, 1", "1, 2000", "1500, 1200"})
    void everyShapeOfPictureHasEveryForm(int width, int height) throws Exception {
        Overlay overlay = Overlay.of(Samples.white(width, height), CAR);
        assertTrue(overlay.html().contains("<mark"));
        svg(overlay);
        assertTrue(overlay.png().length > 0);
    }

    @Test
    void aPointFarOutsideIsDrawnAtTheEdgeAndToldAsItIs() {
        Overlay overlay = overlay(Samples.caption("car", new Point(-900, 1e9)));
        assertTrue(overlay.text().contains("(-900, 1000000000)"), overlay.text());
        Callout callout = Callout.of(Sentence.of("car", overlay.words()), overlay.words(), View.of(overlay.picture()))
                .get(0);
        assertEquals(new Point(0, 1000), callout.place());
    }

    @Test
    void aWordWithoutEndDoesNotBreakTheCard() throws IOException {
        Overlay overlay = overlay(Samples.caption("x".repeat(5000) + " y".repeat(3000), new Point(1, 1)));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(overlay.png()));
        assertTrue(png.getHeight() < 3000, "height " + png.getHeight());
    }

    /** Returns a form without the script that every overlay has, which may hold nothing but its class. */
    private static String ours(String form) {
        var scope = Pattern.compile("pixelllm-[0-9a-f]+").matcher(form);
        return scope.find() ? form.replace(Script.of(scope.group()), "") : form;
    }

    private static Overlay overlay(Caption caption) {
        return Overlay.of(Samples.white(128, 128), caption).named("street.png");
    }

    private static Document svg(Overlay overlay) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(overlay.svg(Detail.SCREEN))));
    }

    private static String scope(String html) {
        return html.substring(html.indexOf("class=\"") + 7, html.indexOf("\"><style>"));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
