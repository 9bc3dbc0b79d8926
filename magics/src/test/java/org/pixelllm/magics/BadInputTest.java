package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    void drawAPicture() throws IOException {
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png",
                folder.resolve("cats.png").toFile());
    }

    @Test
    void aMissingPictureIsMetWithSimilarNames() {
        tells("caption cat.png", "could not find the picture", "looked in", "did you mean  cats.png ?",
                "%pixelllm why");
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
    void aBoxTurnedInsideOutIsRefusedWithItsNumbers() {
        tells("caption cats.png --box 40,10,20,30", "could not read --box", "x1 must be more than x0 (here 20 and 40)",
                "form", "%pixelllm help caption");
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
