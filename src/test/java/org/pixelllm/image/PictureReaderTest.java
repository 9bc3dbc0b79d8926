package org.pixelllm.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.problem.UserProblem;

class PictureReaderTest {
    private static final Color TEAL = new Color(0, 128, 128);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void exactFormatsKeepEveryColour(String format) throws IOException {
        Picture picture = read(PictureFiles.encode(PictureFiles.plain(5, 3, TEAL), format));
        assertEquals("5 x 3", picture.width() + " x " + picture.height());
        assertColour(TEAL, picture, 4, 2, 0);
    }

    @Test
    void jpegKeepsColoursRoughly() throws IOException {
        assertColour(TEAL, read(PictureFiles.encode(PictureFiles.plain(16, 16, TEAL), "jpeg")), 8, 8, 3);
    }

    @Test
    void transparentPartsLieOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 0, 0x80ff0000);
        Picture picture = read(PictureFiles.encode(image, "png"));
        assertColour(Color.WHITE, picture, 0, 0, 0);
        assertColour(new Color(255, 127, 127), picture, 1, 0, 1);
    }

    @Test
    void grayIsAsBrightAsItIsStored() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);
        assertColour(new Color(100, 100, 100), read(PictureFiles.encode(image, "png")), 0, 0, 0);
    }

    @Test
    void sixteenBitGrayIsAsBrightAsItIsStored() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 100 * 257);
        assertColour(new Color(100, 100, 100), read(PictureFiles.encode(image, "png")), 0, 0, 0);
    }

    @Test
    void sixteenBitColourWithAlphaIsRead() throws IOException {
        var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), true, false,
                Transparency.TRANSLUCENT, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new int[]{0, 128 * 257, 128 * 257, 65535});
        byte[] file = PictureFiles.encode(new BufferedImage(model, raster, false, null), "png");
        assertColour(TEAL, read(file), 0, 0, 1);
    }

    @Test
    void aPaletteIsRead() throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(1, 1, 0xffff0000);
        assertColour(Color.RED, read(PictureFiles.encode(image, "png")), 1, 1, 0);
    }

    @Test
    void anAnimationShowsItsFirstFrame() throws IOException {
        byte[] file = PictureFiles.animation(PictureFiles.plain(4, 4, Color.RED), PictureFiles.plain(4, 4, Color.BLUE));
        assertColour(Color.RED, read(file), 2, 2, 0);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "true, 2", "false, 0"})
    void inksBecomeLights(boolean adobe, int transform) throws IOException {
        byte[] file = PictureFiles.inks(16, 16, 0, 255, 0, 0, adobe, transform); // all magenta
        assertColour(Color.MAGENTA, read(file), 8, 8, 6);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1"})
    void aCameraHeldAnyWayGivesAnUprightPicture(int orientation, int right, int below) throws IOException {
        BufferedImage stored = PictureFiles.plain(64, 32, Color.WHITE);
        stored.createGraphics().fillRect(0, 0, 64, 32);
        PictureFiles.fill(stored, 0, 0, 16, 16, Color.RED); // the stored top left corner
        Picture upright = read(PictureFiles.turned(stored, orientation));
        boolean turned = orientation > 4;
        assertEquals(turned ? "32 x 64" : "64 x 32", upright.width() + " x " + upright.height());
        assertColour(Color.RED, upright, right * (upright.width() - 10) + 4, below * (upright.height() - 10) + 4, 8);
        assertColour(Color.WHITE, upright, (1 - right) * (upright.width() - 10) + 4,
                (1 - below) * (upright.height() - 10) + 4, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void aHugePictureIsRefusedByItsHeader(String format) throws IOException {
        byte[] file = PictureFiles.resized(PictureFiles.encode(PictureFiles.plain(8, 8, TEAL), format), format, 30_000);
        String text = assertThrows(UserProblem.class, () -> read(file)).getMessage();
        assertTrue(text.contains("30,000 x 30,000 pixels"), text);
        assertTrue(text.contains("up to 64 million pixels, no side over 20,000"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void aPictureCutShortIsRefused(String format) throws IOException {
        byte[] whole = PictureFiles.encode(PictureFiles.noise(40, 30), format);
        for (int length = 8; length < whole.length * 9 / 10; length += 7) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            String text = assertThrows(UserProblem.class, () -> read(cut), format + " of " + length).getMessage();
            assertTrue(text.contains("cut short or damaged"), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
    void aDamagedPictureIsReadOrRefusedButNeverBreaks(String format) throws IOException {
        byte[] whole = PictureFiles.encode(PictureFiles.noise(40, 30), format);
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int flips = 1 + i % 4; flips > 0; flips--) {
                damaged[random.nextInt(i % 2 == 0 ? 60 : whole.length)] = (byte) random.nextInt();
            }
            try {
                assertTrue(read(damaged).width() > 0);
            } catch (UserProblem refused) {
                assertTrue(refused.getMessage().contains("test"), refused.getMessage());
            }
        }
    }

    @Test
    void aWebPageNamedAsAPictureIsCalledWhatItIs() {
        String text = assertThrows(UserProblem.class, () -> read("<!DOCTYPE html>".getBytes())).getMessage();
        assertTrue(text.contains("a web page"), text);
    }

    @Test
    void anEmptyFileIsCalledEmpty() {
        assertTrue(assertThrows(UserProblem.class, () -> read(new byte[0])).getMessage().contains("an empty file"));
    }

    @Test
    void aFolderPointsToThePicturesInIt() {
        String text = assertThrows(UserProblem.class, () -> PictureReader.read(folder)).getMessage();
        assertTrue(text.contains("seen          a folder"), text);
    }

    @Test
    void aMissingPictureIsMetWithSimilarNames() throws IOException {
        Files.write(folder.resolve("cats.jpg"), new byte[0]);
        Files.write(folder.resolve("cat.txt"), new byte[0]);
        Path missing = folder.resolve("cat.jpg");
        String text = assertThrows(UserProblem.class, () -> PictureReader.read(missing)).getMessage();
        assertTrue(text.contains("did you mean  cats.jpg ?"), text);
    }

    private static Picture read(byte[] file) {
        return PictureReader.read(file, "test");
    }

    private static void assertColour(Color wanted, Picture picture, int x, int y, int tolerance) {
        int at = 3 * (y * picture.width() + x);
        int[] seen = {picture.rgb()[at] & 255, picture.rgb()[at + 1] & 255, picture.rgb()[at + 2] & 255};
        int apart = Math.max(Math.abs(wanted.getRed() - seen[0]),
                Math.max(Math.abs(wanted.getGreen() - seen[1]), Math.abs(wanted.getBlue() - seen[2])));
        assertTrue(apart <= tolerance, () -> wanted + " became " + java.util.Arrays.toString(seen));
    }
}
