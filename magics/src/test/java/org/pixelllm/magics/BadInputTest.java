package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.magics.spi.MagicException;

/** What a user reads when a line is wrong: what failed, what was seen, the nearest thing that works, where to read. */
class BadInputTest {
    @TempDir
    private Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();

    @BeforeEach
    void drawAPictureAndLoadAModel() throws Exception {
        TinyModel.write(folder.resolve("tiny"));
        magic.line("load tiny", new RecordingHost(folder, Map.of()));
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png",
                folder.resolve("cats.png").toFile());
    }

    @Test
    void aMissingPictureIsMetWithSimilarNames() {
        tells("caption cat.png", "could not find the picture", "looked in", "did you mean  cats.png ?",
                "%pixelllm why");
    }

    @Test
    void aNameCannotMoveTheCursor() {
        tells("caption \"a\u001b7b\r\nc.png\"", "could not find the picture \"a?7b c.png\"", "looked in",
                "cats.png", "%pixelllm why");
    }

    @Test
    void anUnknownVerbIsMetWithTheNearest() {
        tells("captoin cats.png", "does not know the verb \"captoin\"", "did you mean  caption ?",
                "try           %pixelllm help", "%pixelllm why");
    }

    @Test
    void anUnknownOptionIsMetWithTheNearest() {
        tells("caption cats.png --bix 1,2,3,4", "does not know the caption option \"--bix\"",
                "did you mean  --box ?", "try           %pixelllm help caption", "%pixelllm why");
    }

    @Test
    void aBoxWithoutNumbersShowsHowABoxIsTyped() {
        tells("caption cats.png --box here", "could not read --box", "\"here\" is not four numbers", "form",
                "%pixelllm help caption");
    }

    @Test
    void aBoxTurnedInsideOutIsMetWithItsOtherSide() {
        tells("caption cats.png --box 40,10,20,30", "got a box that holds nothing", "40,10,20,30", "x0 < x1",
                "--box 20,10,40,30");
    }

    @Test
    void aBoxOutsideThePictureIsMetWithThePicturesSize() {
        tells("caption cats.png --box 10,10,400,40", "lies outside the picture", "10,10,400,40", "64 x 48 pixels",
                "--box 10,10,64,40");
        tells("caption cats.png --point -20,10", "lies outside the picture", "-20,10", "64 x 48 pixels",
                "--point 32,24");
    }

    @Test
    void anEmptyExpressionAsksForWords() {
        tells("refer cats.png \"\"", "got an empty expression", "\"the red car\"", "%pixelllm why");
        tells("refer cats.png", "needs EXPRESSION for refer", "PICTURE EXPRESSION...", "%pixelllm help refer");
    }

    @Test
    void anExpressionOfTenThousandWordsIsTooLong() {
        tells("refer cats.png " + "the red car ".repeat(3_334), "too long", "words and marks", "a shorter expression");
    }

    @Test
    void aWordNeverSeenIsMetWithTheNearest() {
        tells("refer cats.png the read cat", "does not know some words", "\"read\", \"cat\"", "\"red\" for \"read\"",
                "it knows");
    }

    @Test
    void aPictureCutShortIsCalledSo() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("cats.png"));
        Files.write(folder.resolve("half.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        tells("caption half.png", "could not read the picture \"half.png\"", "cut short or damaged", "try",
                "%pixelllm why");
    }

    @Test
    void aHugePictureIsRefusedByItsHeader() throws IOException {
        byte[] bomb = Files.readAllBytes(folder.resolve("cats.png"));
        ByteBuffer.wrap(bomb).putInt(16, 30_000).putInt(20, 30_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        Files.write(folder.resolve("bomb.png"), bomb);
        tells("caption bomb.png", "could not take the picture \"bomb.png\"", "30,000 x 30,000 pixels",
                "64 million pixels", "a smaller copy");
    }

    @Test
    void aModelThatIsNotThereOrCutShortLeavesTheLoadedOne() throws Exception {
        Object before = magic.line("caption cats.png", new RecordingHost(folder, Map.of()));
        tells("load tinny", "could not find the model", "did you mean", "tiny", "%pixelllm");
        Path weights = folder.resolve("half/model.safetensors");
        TinyModel.write(folder.resolve("half"));
        Files.write(weights, java.util.Arrays.copyOf(Files.readAllBytes(weights), 5_000));
        tells("load half", "model.safetensors");
        Files.write(weights, "not weights at all".getBytes(StandardCharsets.UTF_8));
        tells("load half", "model.safetensors");
        assertEquals(before, magic.line("caption cats.png", new RecordingHost(folder, Map.of())));
    }

    @Test
    void aFileThatCannotBeSavedIsRefusedBeforeAnyWork() {
        tells("caption cats.png --save cats.gif", "could not save", "the ending .gif", ".html, .png or .svg",
                "--save cats.html");
        tells("caption cats.png cats.png --save cats.png", "2 pictures", "cats.png", "--save cats.html");
        tells("caption cats.png --save nowhere/cats.png", "could not save", "there is no folder");
    }

    @Test
    void aVerbWithoutItsPictureSaysWhatItNeeds() {
        tells("caption", "needs PICTURE for caption", "form", "%pixelllm caption", "%pixelllm help caption");
    }

    @Test
    void aTextFileIsNoPicture() throws IOException {
        Files.writeString(folder.resolve("notes.png"), "dear diary");
        tells("caption notes.png", "could not read", "10 bytes of another kind", "PNG, JPEG, GIF and BMP", "try");
    }

    @Test
    void whyTellsTheTraceOfTheLastProblem() throws Exception {
        tells("caption cats.png --box here", "could not read --box", "form", "try");
        RecordingHost host = new RecordingHost(folder, Map.of());
        magic.line("why", host);
        assertTrue(host.shown.get(0).data().get("text/plain").contains("\tat org.pixelllm"), host.shown::toString);
    }

    private void tells(String line, String... parts) {
        RecordingHost host = new RecordingHost(folder, Map.of());
        MagicException told = assertThrows(MagicException.class, () -> magic.line(line, host));
        String text = told.getMessage();
        assertAll(() -> assertTrue(text.startsWith("%pixelllm "), text),
                () -> assertEquals(4, text.lines().count(), text));
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "no \"" + part + "\" in\n" + text);
        }
    }
}
