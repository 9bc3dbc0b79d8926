package org.pixelllm.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableHtmlTest {
    private static final Table TABLE = Table.create("<b>scores</b>",
            StringColumn.create("the \"answer\"", "<script>alert(1)</script>", "a & b", "c"),
            DoubleColumn.create("IoU", 12.34, Double.NaN, 56), IntColumn.create("seeds", 1, 2, 1234));

    @Test
    void noTextCanPoseAsATag() {
        for (String html : new String[]{TableHtml.plain(TABLE), TableHtml.sortable(TABLE)}) {
            assertFalse(html.contains("<script") || html.contains("<b>"), html);
            assertTrue(html.contains("&lt;script&gt;alert(1)") && html.contains("a &amp; b"), html);
        }
    }

    @Test
    void numbersStandRightAndWhatIsMissingIsLeftOut() {
        String html = TableHtml.plain(TABLE);

        assertTrue(html.contains("class=\"n\">12.3</td>") && html.contains("class=\"n\">56.0</td>"), html);
        assertTrue(html.contains("class=\"n\"></td>"), html);
        assertTrue(html.contains("class=\"n\">1</td>") && html.contains("class=\"n\">1234</td>"), html);
        assertTrue(html.contains("class=\"t\">c</td>"), html);
    }

    @Test
    void rowsKnowTheirPlacesInEachOrderWithoutAScript() {
        String html = TableHtml.sortable(TABLE);

        assertTrue(html.contains("<tr role=\"row\" style=\"--s0:0;--s1:1;--s2:2;\">"), html);
        assertTrue(html.contains("<tr role=\"row\" style=\"--s0:1;--s1:2;--s2:1;\">"), html);
        assertTrue(html.contains("<tr role=\"row\" style=\"--s0:2;--s1:0;--s2:0;\">"), html);
        assertTrue(html.matches("(?s).*\\.pixelllm-table-[0-9a-f]+ table:has\\(\\.s1:checked\\) tbody tr\\{order:.*"),
                html);
    }

    @Test
    void rulesReachNothingElse() {
        String rules = TableHtml.sortable(TABLE).replaceAll("(?s).*<style>(.*)</style>.*", "$1");

        assertTrue(rules.lines().filter(line -> line.contains("{")).allMatch(
                line -> line.startsWith(".pixelllm-table-") || line.startsWith("@supports") || line.equals("}")),
                rules);
    }
}
