package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
    @TempDir
    Path folder;

    private DataCheck check(String lines) {
        new DataFiles(folder).picture("1.png", 100, 100).text("mine.jsonl", lines);
        return DataCheck.of(folder, Format.PLAIN, DataSet.Options.STRICT, done -> {});
    }

    @Test
    void everythingIsCounted() {
        DataCheck check = check("{'picture': '1.png', 'split': 'val', 'captions': ['a cat', 'one two three'], "
                + "'words': [{'text': 'cat', 'point': [1, 1]}], 'regions': [{'text': 'cat', 'box': [0, 0, 50, 50]}]}\n"
                + "{'picture': '2.png', 'caption': 'a'}\n");

        assertEquals(Map.of("examples", 1L, "captions", 2L, "words with a place", 1L, "regions", 1L, "split val", 1L),
                check.counts());
        assertEquals(List.of("Words of a text", "Sizes of boxes", "Boxes of a picture"),
                check.histograms().stream().map(Tally::title).toList());
        assertEquals(2, check.histograms().get(0).quantile(0.5));
        assertEquals(0.5, check.histograms().get(1).quantile(0.5), 1e-12);
        assertTrue(check.table().contains("1  missing picture"), check.table());
        assertTrue(check.table().contains("mine.jsonl line 2"), check.table());
    }

    @Test
    void tenExamplesAreKept() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("{'picture': '1.png', 'id': ").append(i).append(", 'caption': 'a'}\n");
        }

        assertEquals(10, check(lines.toString()).samples().stream().map(Example::id).distinct().count());
        assertEquals(check(lines.toString()).samples(), check(lines.toString()).samples());
    }
}
