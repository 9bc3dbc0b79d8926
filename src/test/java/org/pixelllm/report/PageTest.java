package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees and does in a real browser; skipped where there is no Chromium. */
class PageTest {
    @TempDir
    private static Path folder;
    private static Browser browser;
    private static Path page;

    @BeforeAll
    static void startABrowser() throws Exception {
        Optional<Path> program = Browser.find();
        assumeTrue(program.isPresent(), "there is no Chromium on this machine to look at pages with");
        browser = new Browser(program.get(), folder);
        page = Files.writeString(folder.resolve("page.html"),
                Overlay.page(List.of(Samples.street()), Detail.SCREEN));
    }

    @AfterAll
    static void stopIt() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"phone, 390, 844, light", "phone, 390, 844, dark", "laptop, 1366, 768, light",
        "laptop, 1366, 768, dark",
        "projector, 1920, 1080, light", "projector, 1920, 1080, dark"})
    void theFirstLookIsAsItWasApproved(String name, int width, int height, String scheme) throws IOException {
        browser.open(page, width, height, scheme);
        Golden.check(name + "-" + scheme, browser.look());
        assertEquals("true", browser.run("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over");
        assertEquals("true",
                browser.run("document.querySelector('figcaption').getBoundingClientRect().bottom < innerHeight"),
                "picture and sentence fit on the screen");
    }

    @ParameterizedTest
    @CsvSource({"phone, 390, 844, dark", "laptop, 1366, 768, light", "projector, 1920, 1080, dark"})
    void aGalleryIsAsItWasApproved(String name, int width, int height, String scheme) throws IOException {
        OverlayGrid gallery = new OverlayGrid(Detail.SMALL);
        for (String each : List.of("first.png", "a_picture_with_a_name_that_is_longer_than_a_line_of_the_page.png",
                "third.png")) {
            gallery.add(Samples.street().named(each));
        }

        browser.open(Files.writeString(folder.resolve("gallery.html"), gallery.page("three streets")), width, height,
                scheme);

        Golden.check("gallery-" + name, browser.look());
        assertEquals("true", browser.run("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over");
        assertEquals(width < 600 ? "1" : "3",
                browser.run("new Set([...document.querySelectorAll('figure')].map(f => f.offsetLeft)).size"),
                "columns");
    }

    @Test
    void allLabelsAreAsTheyWereApproved() throws IOException {
        laptop();
        browser.click(".cl");
        browser.point(0, 0);
        Golden.check("labels", browser.look());
        assertEquals("0",
                browser.run(
                        """
                                (() => { const l = [...document.querySelectorAll('.l.a')].map(e => e.getBoundingClientRect());
                                const s = document.querySelector('svg').getBoundingClientRect();
                                return l.filter((a, i) => a.left < s.left - 5 || a.right > s.right + 5 || a.top < s.top - 5
                                    || a.bottom > s.bottom + 5 || l.some((b, j) => j !== i && a.left + 5 < b.right && b.left + 5 < a.right
                                    && a.top + 9 < b.bottom && b.top + 9 < a.bottom)).length })()"""),
                "labels overlap or leave the frame");
    }

    @Test
    void pointingAtAWordLightsItsPlace() throws IOException {
        laptop();
        browser.hover("mark.k2");
        Golden.check("lit", browser.look());
        assertEquals(List.of("2"), lit());
    }

    @Test
    void pointingAnywhereInThePictureLightsTheNearestWord() throws IOException {
        laptop();
        browser.hover("svg");
        browser.look();
        assertEquals(List.of("6"), lit(), "the purple house is in the middle");
    }

    @Test
    void tappingTheePictureKeepsTheWordLit() throws IOException {
        laptop();
        browser.hover("svg");
        browser.click("svg");
        browser.point(0, 0);
        browser.look();
        assertEquals(List.of("6"), lit());
    }

    @Test
    void arrowKeysWalkTheWordsAndTabLeavesThem() throws IOException {
        laptop();
        browser.press("Tab");
        assertEquals("red1", focused());
        browser.press("ArrowRight");
        browser.press("ArrowRight");
        assertEquals("purple3", focused());
        browser.press("ArrowLeft");
        assertEquals("house2", focused());
        browser.look();
        assertEquals(List.of("2"), lit());
        browser.press("End");
        assertEquals("grass7", focused());
        browser.press("ArrowRight");
        assertEquals("red1", focused(), "round to the first");
        browser.press("Tab");
        assertEquals("play", browser.run("document.activeElement.ariaLabel"));
    }

    @Test
    void playMovesAPointerFromWordToWordAndLightsEach() throws IOException {
        laptop();
        assertEquals("none", browser.run("getComputedStyle(document.querySelector('.p')).display"));
        browser.click(".cp");
        browser.point(0, 0);
        String place = "(r => Math.round((r.left + r.right) / 2 - s().left) + ' ' + Math.round((r.top + r.bottom) / 2 - s().top))"
                + "(document.querySelector('.p').getBoundingClientRect())";
        browser.run("window.s = () => document.querySelector('svg').getBoundingClientRect();"
                + "window.at = t => document.getAnimations().forEach(a => { a.pause(); a.currentTime = t })");
        browser.run("at(4200)"); // the sixth of the words, 0.8 s each
        Golden.check("playing", browser.look());
        String purple = browser.run(place);
        assertEquals("purple3", browser.run("""
                [...document.querySelectorAll('mark.w')].filter(e => !getComputedStyle(e).backgroundColor
                    .startsWith('rgba')).map(e => e.textContent).join(' ')"""), "the others are as thin as ever");
        browser.run("at(0)");
        assertNotEquals(purple, browser.run(place));
        browser.run("at(4400)");
        assertEquals(purple, browser.run(place), "it rests at a word");
    }

    @ParameterizedTest
    @CsvSource({"cx, '.x.v'", "cx, '.r'", "ch, '.h'", "cd, '.d'"})
    void whatAReaderSwitchesOffIsGone(String button, String what) {
        laptop();
        browser.click("summary");
        assertNotEquals("none", display(what));
        browser.click("." + button);
        assertEquals("none", display(what));
    }

    @Test
    void opacityTraceAndZoomFollowTheirButtons() throws IOException {
        laptop();
        browser.click("summary");
        browser.click(".cq");
        browser.click(".a2");
        browser.click(".z2");
        browser.point(0, 0);
        assertEquals("inline", display(".q"));
        assertEquals("0.6", browser.run("getComputedStyle(document.querySelector('.m')).opacity"));
        Golden.check("zoomed", browser.look());
        assertEquals("true", browser.run("(s => s.scrollWidth > 1.9 * s.clientWidth)(document.querySelector('.s'))"));
    }

    @Test
    void withoutScriptsStylesDrawingsAndButtonsEverythingIsStillThere() throws IOException {
        laptop();
        browser.run("document.querySelectorAll('style,script,svg,input').forEach(e => e.remove())");
        browser.run("document.querySelectorAll('[style]').forEach(e => e.removeAttribute('style'))");
        Golden.check("stripped", browser.look());
        laptop();
        browser.run("document.querySelectorAll('style').forEach(e => e.remove())");
        assertEquals("0", browser.run("document.querySelector('svg').getBoundingClientRect().height"),
                "only one picture is left");
    }

    @Test
    void printIsTheFirstLookWithoutButtons() throws IOException {
        browser.open(page, 794, 1123, "light"); // A4
        browser.media("print", "light");
        Golden.check("print", browser.look());
        assertEquals("none", display(".o"));
    }

    @Test
    void theStaticPictureIsTheFirstLook() throws IOException {
        laptop();
        BufferedImage screen = browser.look();
        String[] r = browser.run("(r => [r.left, r.top, r.width, r.height].map(Math.round).join(' '))"
                + "(document.querySelector('svg').getBoundingClientRect())").split(" ");
        BufferedImage seen = screen.getSubimage(Integer.parseInt(r[0]), Integer.parseInt(r[1]), Integer.parseInt(r[2]),
                Integer.parseInt(r[3]));
        BufferedImage png = ImageIO.read(new ByteArrayInputStream(Samples.street().png()));
        BufferedImage drawn = png.getSubimage(0, 0, 640, 640);
        Golden.assertAlike("PNG and first look", Embedded.scaled(drawn, 200, 200), Embedded.scaled(seen, 200, 200), 4,
                0.02);
    }

    @Test
    void nothingIsFetched() throws IOException {
        laptop();
        browser.look();
        assertEquals("", browser.run("performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(n => !n.startsWith('data:')).join(' ')"));
        assertTrue(Files.size(page) < 400_000, "size " + Files.size(page));
    }

    private static void laptop() {
        browser.open(page, 1366, 768, "light");
    }

    private static String display(String selector) {
        return browser.run("getComputedStyle(document.querySelector('" + selector + "')).display");
    }

    private static String focused() {
        return browser.run("document.activeElement.textContent");
    }

    /** Returns the words whose marks stand out while the others are faint. */
    private static List<String> lit() {
        return List.of(
                browser.run("[...document.querySelectorAll('.d.v')].filter(e => getComputedStyle(e).opacity === '1')"
                        + ".map(e => e.getAttribute('class').match(/k([0-9]+)/)[1])"
                        + ".filter((n, i, all) => all.indexOf(n) === i).join(' ')").split(" "));
    }
}
