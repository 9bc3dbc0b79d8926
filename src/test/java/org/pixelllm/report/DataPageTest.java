package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.DataCheck;
import org.pixelllm.data.DataSet;
import org.pixelllm.data.Format;
import org.pixelllm.data.Tally;
import org.pixelllm.data.scenes.SceneDataSet;

class DataPageTest {
    @TempDir
    Path folder;

    @Test
    void aPageShowsCountsChartsAndDrawnExamplesOfEachFormat() {
        SceneDataSet.write(new SceneDataSet.Options(3, 5, 64, 64, folder, false), done -> {});
        List<DataCheck> checks = DataSet.formats(folder).stream()
                .map(format -> DataCheck.of(folder, format, DataSet.Options.STRICT, done -> {})).toList();

        String page = DataPage.page("scenes <1>", checks);

        assertEquals(4, page.split("<section").length - 1);
        assertEquals(12, page.split("<figure").length - 1);
        assertTrue(page.contains("scenes &lt;1&gt;") && page.contains("Words of a text"), page.substring(0, 300));
        assertFalse(page.contains("Flaws"));
    }

    @Test
    void aPictureThatCannotBeReadDoesNotSpoilThePage() throws IOException {
        Files.writeString(folder.resolve("1.png"), "no picture");
        Files.writeString(folder.resolve("d.jsonl"), "{\"picture\": \"1.png\", \"caption\": \"a\"}");
        DataCheck check = DataCheck.of(folder, Format.PLAIN, DataSet.Options.STRICT, done -> {});

        assertTrue(DataPage.section(check).contains("could not read"));
    }

    @Test
    void barsAreAsHighAsTheirBinsAreFull() throws IOException {
        byte[] png = Histogram.png(new Tally("Words", "words", 1, new long[]{0, 1, 3, 0}));

        BufferedImage chart = ImageIO.read(new ByteArrayInputStream(png));
        int bar = Ink.of(1).fill().getRGB();
        int[] columns = new int[chart.getWidth()];
        for (int x = 0; x < columns.length; x++) {
            for (int y = 0; y < chart.getHeight(); y++) {
                columns[x] += chart.getRGB(x, y) == bar ? 1 : 0;
            }
        }
        int most = java.util.Arrays.stream(columns).max().orElseThrow();
        assertTrue(most > 100);
        assertTrue(java.util.Arrays.stream(columns).anyMatch(height -> Math.abs(3 * height - most) < 8));
    }
}
