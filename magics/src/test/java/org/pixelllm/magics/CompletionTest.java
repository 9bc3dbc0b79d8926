package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.geometry.Box;
import org.pixelllm.magics.spi.Magic.Completions;

class CompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void fillTheFolder() throws IOException {
        Files.createDirectory(folder.resolve("street"));
        for (String name : List.of("street.jpg", "my street.png", "stream.txt", ".hidden.png", "street/night.gif")) {
            Files.createFile(folder.resolve(name));
        }
    }

    @Test
    void verbsComplete() {
        assertEquals(new Completions(0, 2, List.of("caption")), complete("ca"));
        assertTrue(complete("").candidates().containsAll(List.of("load", "caption", "refer", "help", "data")));
    }

    @Test
    void optionsOfTheVerbComplete() {
        assertEquals(new Completions(19, 23, List.of("--box")), complete("caption street.jpg --bo"));
        assertEquals(List.of("--save"), complete("refer a.jpg --s").candidates());
    }

    @Test
    void picturesAndFoldersComplete() {
        assertEquals(List.of("street.jpg", "street/"), complete("caption str").candidates().stream().sorted().toList());
        assertEquals(new Completions(8, 15, List.of("street/night.gif")), complete("caption street/"));
    }

    @Test
    void aNameWithASpaceIsQuoted() {
        assertEquals(List.of("\"my street.png\""), complete("caption my").candidates());
        assertEquals(new Completions(8, 12, List.of("\"my street.png\"")), complete("caption \"my "));
    }

    @Test
    void variablesAndScenesComplete() {
        assertEquals(List.of("holiday"), complete("caption hol").candidates());
        assertEquals(List.of("scenes:"), complete("refer sc").candidates());
    }

    @Test
    void modelsToLoadAreFolders() {
        assertEquals(List.of("scenes", "street/"), complete("load s").candidates());
    }

    @Test
    void anyFileMayBeSavedTo() {
        assertEquals(List.of("stream.txt"), complete("caption a.png --save strea").candidates());
    }

    @Test
    void verbsBelowAVerbComplete() {
        assertEquals(List.of("check", "scenes"), complete("data ").candidates());
        assertEquals(List.of("--seed", "--sheet", "--size"), complete("data scenes --s").candidates());
    }

    @Test
    void valuesOfOptionsComplete() {
        assertEquals(List.of("refcoco"), complete("data check x --format ref").candidates());
        assertEquals(List.of("refer"), complete("eval --task ref").candidates());
        assertEquals(List.of("--task=refer"), complete("eval --task=ref").candidates());
        assertEquals(List.of("lora"), complete("train --recipe lo").candidates());
        assertEquals(List.of("scenes", "street/"), complete("eval --model s").candidates());
        assertEquals(List.of("out.png"), complete("caption a.png --save out.p").candidates());
        assertEquals(List.of("beams="), complete("set bea").candidates());
    }

    @Test
    void onlyVariablesThatMayHoldPicturesAreProposedForPictures() {
        assertEquals(List.of(), complete("caption coun").candidates());
        assertEquals(List.of("$holiday"), complete("caption $h").candidates());
        assertEquals(List.of("$car"), complete("caption a.png --box ").candidates());
    }

    @Test
    void aFolderThatIsNotThereCompletesNothing() {
        assertEquals(List.of(), complete("caption nowhere/x").candidates());
    }

    private Completions complete(String line) {
        return new PixelLlmMagic().complete(line, line.length(), new RecordingHost(folder,
                Map.of("holiday", "x.png", "count", 7, "car", new Box(1, 2, 3, 4))));
    }
}
