package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeDataTest {
    private static final Path FILE = Path.of("large.json");

    private final Findings findings = new Findings(true);

    /** Reads as many megabytes as {@code -Ddata.megabytes} says. */
    @Test
    void aListOfAnyLengthIsReadInLittleMemory() {
        int last = 50 * Integer.getInteger("data.megabytes", 200) - 1;
        String blank = " ".repeat(20_000); // between rows: what parses fast
        InputStream stream = new EndlessJson(last + 1,
                i -> (i == 0 ? "[" : ",") + "{\"id\": " + i + "}" + blank + (i == last ? "]" : ""));
        SectionRows rows = new SectionRows(FILE, stream, findings, ""::equals);

        long before = used();
        assertEquals(last + 1, count(rows));
        assertTrue(used() - before < 50_000_000);
        assertEquals(0, findings.groups().size());
    }

    @Test
    void aLineThatIsLongerThanAnyRealOneIsPassedOver() throws IOException {
        String text = "a".repeat(1 << 20);
        long parts = Rows.LONGEST / text.length() + 5;
        InputStream stream = new EndlessJson(parts,
                i -> i == 0 ? "{\"a\": 1}\n{\"b\": \"" : i == parts - 1 ? "\"}\n{\"c\": 3}\n" : text);
        LineRows rows = new LineRows(FILE, stream, findings);

        assertEquals(2, count(rows));
        assertEquals(Flaw.TOO_LONG, findings.groups().get(0).flaw());
    }

    @Test
    void aRowThatIsLongerThanAnyRealOneEndsTheFile() {
        String text = "a".repeat(1 << 20);
        InputStream stream = new EndlessJson(40, i -> i == 0 ? "[{\"a\": 1}, {\"b\": \"" : text);
        SectionRows rows = new SectionRows(FILE, stream, findings, ""::equals);

        assertEquals(1, count(rows));
        assertEquals(Flaw.TOO_LONG, findings.groups().get(0).flaw());
    }

    @Test
    void rowsOfLargeFilesAreGatheredOnDisk() throws IOException {
        try (Grouping grouping = new Grouping(List.of(FILE), 1L << 31)) {
            for (int i = 0; i < 3000; i++) {
                var json = JsonParser.parseString("{\"n\": " + i + ", \"t\": \"tab\\t line\\n\"}").getAsJsonObject();
                grouping.add("id\t" + i % 1000, new Row(json, "annotations", new Position(FILE, i, "[" + i + "]")));
            }
            Iterator<Group> groups = grouping.groups();
            int seen = 0;
            for (; groups.hasNext(); seen++) {
                Group group = groups.next();
                assertEquals(3, group.of("annotations").size());
                assertEquals(group.id(), "id\t" + group.rows().get(0).json().get("n").getAsInt());
                assertEquals(group.rows().get(2).json().get("n").getAsLong(), group.rows().get(2).at().line());
            }
            assertEquals(1000, seen);
        }
    }

    @Test
    void idsThatAppearTwiceAreNoticedAmongMany() {
        SeenIds seen = new SeenIds();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add("id" + i));
        }
        assertFalse(seen.add("id0"));
        assertFalse(seen.add("id99999"));
    }

    private static int count(Iterator<?> all) {
        int count = 0;
        for (; all.hasNext(); count++) {
            all.next();
        }
        return count;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
