package org.pixelllm.report;

import java.util.List;
import org.pixelllm.weights.LoraChange;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What LoRA changed, a row for each kernel. */
final class LoraTable {
    private LoraTable() {}

    static String html(List<LoraChange> changes) {
        Table table = Table.create("What LoRA changed (lengths are Frobenius norms)", StringColumn.create("layer"),
                StringColumn.create("projection"), DoubleColumn.create("kernel"), DoubleColumn.create("change"),
                DoubleColumn.create("change in %"));
        for (LoraChange change : changes) {
            table.stringColumn("layer").append(change.layer());
            table.stringColumn("projection").append(change.projection());
            table.doubleColumn("kernel").append(change.kernel());
            table.doubleColumn("change").append(change.change());
            table.doubleColumn("change in %").append(100 * change.share());
        }
        return TableHtml.sortable(table);
    }
}
