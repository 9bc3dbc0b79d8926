package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.DataCheck;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.MagicException;

class CheckTest {
    @TempDir
    Path folder;
    private final PixelLlmMagic magic = new PixelLlmMagic();

    @Test
    void allFormatsOfDrawnScenesAreFoundAndHaveNoFlaws() throws Exception {
        RecordingHost host = new RecordingHost(folder, Map.of());
        magic.line("data scenes --count 3 --size 64 --out drawn", host);

        Object checks = magic.line("data check drawn --save report.html", host);

        assertEquals(4, ((List<?>) checks).size());
        assertTrue(((List<?>) checks).stream().allMatch(c -> ((DataCheck) c).findings().groups().isEmpty()));
        Bundle last = host.shown.get(host.shown.size() - 1);
        assertTrue(last.data().get(Bundle.TEXT).contains("no flaws"));
        assertTrue(last.data().get(Bundle.HTML).contains("<figure"));
        assertTrue(Files.readString(folder.resolve("report.html")).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void aPickleIsNamedWithTheWayToConvertIt() throws Exception {
        Files.writeString(folder.resolve("refs(unc).p"), "x");

        MagicException problem = assertThrows(MagicException.class,
                () -> magic.line("data check .", new RecordingHost(folder, Map.of())));
        assertTrue(problem.getMessage().contains("json.dump(pickle.load"), problem.getMessage());
    }

    @Test
    void anUnknownFormatIsToldWithItsNeighbour() {
        MagicException problem = assertThrows(MagicException.class,
                () -> magic.line("data check . --format refcocoo", new RecordingHost(folder, Map.of())));
        assertTrue(problem.getMessage().contains("refcoco"), problem.getMessage());
    }
}
