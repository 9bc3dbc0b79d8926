package org.pixelllm.magics;

import java.util.Optional;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Renderer;
import org.pixelllm.report.TableHtml;
import tech.tablesaw.api.Table;

/** Shows Tablesaw's tables as tables. */
public final class TableRenderer implements Renderer {
    private static final int MOST_ROWS = 100;

    @Override
    public Optional<Bundle> render(Object value) {
        return value instanceof Table table ? Optional.of(bundle(table)) : Optional.empty();
    }

    private static Bundle bundle(Table table) {
        Table shown = table.rowCount() <= MOST_ROWS ? table : table.first(MOST_ROWS);
        if (shown != table) {
            shown.setName(table.name() + ", the first " + MOST_ROWS + " of " + table.rowCount() + " rows");
        }
        return Bundle.html(table.print(), TableHtml.sortable(shown));
    }
}
