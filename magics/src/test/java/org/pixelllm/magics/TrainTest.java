package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.Caption;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

/** A tiny model is trained on two pictures that somebody labelled by hand. */
class TrainTest {
    private static final String TRAIN = "train --data mine --model tiny --recipe short.json --cache seen --out run";

    @TempDir
    private Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();
    private RecordingHost host;

    @BeforeEach
    void label() throws Exception {
        host = new RecordingHost(folder, Map.of());
        TinyModel.write(folder.resolve("tiny"));
        magic.line("data scenes --count 2 --size 32 --seed 1 --out drawn", host);
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.copy(folder.resolve("drawn/images/000000000001.png"), mine.resolve("1.png"));
        Files.copy(folder.resolve("drawn/images/000000000002.png"), mine.resolve("2.png"));
        Files.writeString(mine.resolve("said.jsonl"), """
                {"picture": "1.png", "caption": "a red car", "words": [{"text": "car", "box": [2, 2, 20, 30]}]}
                {"picture": "2.png", "caption": "the tree.", "expressions": [{"text": "tree", "box": [4, 4, 9, 30]}]}
                {"picture": "2.png", "id": "again", "caption": "a giraffe"}
                """);
        Files.writeString(folder.resolve("short.json"),
                "{\"steps\": 6, \"warmup\": 2, \"batch\": 1, \"lora\": {\"rank\": 2}}");
    }

    @Test
    void aModelIsTrainedOnDataAndLoads() throws Exception {
        Object model = magic.line(TRAIN, host);

        assertEquals(folder.resolve("run/model"), model);
        assertTrue(host.said().contains("Learns from 2 pictures") && host.said().contains("giraffe"), host.said());
        assertTrue(Files.size(folder.resolve("run/losses-tell.png")) > 1000);
        assertTrue(host.shown.stream().anyMatch(bundle -> bundle.data().containsKey(Bundle.PNG)));
        magic.line("load run/model", host);
    }

    @Test
    void progressChartAndAPictureAreRedrawnInTheirPlaces() throws Exception {
        magic.line(TRAIN, host);

        List<String> shown = host.shown.stream().map(bundle -> bundle.data().toString()).toList();
        assertEquals(1, shown.stream().filter(text -> text.contains("<progress value=\"1\" max=\"6\">")).count());
        assertEquals(1, shown.stream().filter(text -> text.contains("losses of tell")).count());
        assertEquals(1,
                shown.stream().filter(text -> text.contains("after step 1, a picture from which it learns")).count());
        assertTrue(host.updates.stream().anyMatch(bundle -> bundle.data().toString().contains("after step 6, ")));
    }

    @Test
    void whatWasLearnedAloneIsLaidOnItsModel() throws Exception {
        magic.line(TRAIN + " --set rate=0.002", host);
        assertTrue(host.said().contains("load tiny --lora " + folder.resolve("run/lora.safetensors")), host.said());

        magic.line("load run/model", host);
        Object trained = magic.line("locate mine/1.png \"a red car\"", host);
        magic.line("load tiny --lora run/lora.safetensors", host);
        assertEquals(trained, magic.line("locate mine/1.png \"a red car\"", host));
        magic.line("merge --model tiny --lora run/lora.safetensors --out merged", host);
        magic.line("load merged", host);
        assertTrue(problem("load scenes --lora run/lora.safetensors").contains("run/lora.safetensors"));
    }

    @Test
    void anInterruptSavesAndResumeGoesOn() throws Exception {
        Files.writeString(folder.resolve("short.json"), "{\"steps\": 1000000, \"batch\": 1, \"lora\": {\"rank\": 2}}");
        interrupted(TRAIN);
        assertTrue(Files.exists(folder.resolve("run/checkpoint.safetensors")));
        assertFalse(Files.exists(folder.resolve("run/model")));
        long done = Files.size(folder.resolve("run/losses.csv"));

        assertTrue(problem(TRAIN).contains("--resume"));
        interrupted(TRAIN + " --resume");
        assertTrue(Files.size(folder.resolve("run/losses.csv")) > done);
    }

    /** Interrupts the cell while it learns. */
    private void interrupted(String line) throws Exception {
        Thread cell = Thread.currentThread();
        int told = host.updates.size();
        Thread user = new Thread(() -> {
            while (host.updates.size() < told + 2) {
                Thread.onSpinWait();
            }
            cell.interrupt();
        });
        user.start();
        assertEquals(folder.resolve("run"), magic.line(line, host));
        user.join();
    }

    @Test
    void aMergedModelSaysTheSame() throws Exception {
        magic.line(TRAIN, host);
        magic.line("merge --model run/model --out merged", host);

        magic.line("load run/model", host);
        Caption before = (Caption) magic.line("locate mine/1.png \"a red car\"", host);
        magic.line("load merged", host);
        Caption after = (Caption) magic.line("locate mine/1.png \"a red car\"", host);
        assertEquals(before.text(), after.text());
        assertEquals(before.words().get(2).place().x(), after.words().get(2).place().x(), 1e-3);
    }

    @Test
    void whatDoesNotFitTogetherIsExplained() {
        assertTrue(problem("train --data mine --recipe scenes --out run").contains("--recipe lora"));
        assertTrue(problem("train --tasks refer --out run").contains("train --data DIR"));
        assertTrue(problem(TRAIN + " --tasks sing").contains("caption, location, refer, mask, dense"));
        assertTrue(problem(TRAIN + " --tasks dense").contains("box decoder"));
        assertTrue(problem(TRAIN + " --set stepps=3").contains("\"stepps\" is none of"));
        assertTrue(problem(TRAIN + " --device tpu").contains("cpu, gpu"));
        assertTrue(problem("train --set rate=1 --out run").contains("train --data DIR"));
        assertTrue(problem("train --data gone --model tiny --recipe short.json --out run")
                .contains("could not find the data set"));
        assertTrue(problem("merge --model nothing --out run").contains("nothing"));
        assertFalse(Files.exists(folder.resolve("run/model")));
    }

    private String problem(String line) {
        return assertThrows(MagicException.class, () -> magic.line(line, host), line).getMessage();
    }
}
