package org.pixelllm.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as HTML that needs nothing else: numbers stand right, counts whole, others with one decimal.
 *
 * <p>A reader may sort by a column, without any script: each head is a radio button, and while it is chosen a rule gives
 * every row the place that it has in that order. Where styles or buttons are taken away, the rows stand as they are.
 */
public final class TableHtml {
    private static final int LONGEST_CELL = 300;
    private static final String RULES = """
            S{overflow-x:auto;margin:.5em 0}
            S table{border-collapse:collapse;margin:0;font-variant-numeric:tabular-nums;font-size:.9rem;border:0}
            S caption{text-align:left;font-weight:600;padding:.3em .6em;caption-side:top;color:inherit}
            S th,S td{text-align:left;padding:.3em .6em;border:0;border-bottom:1px solid rgba(128,128,128,.35);\
            vertical-align:top;overflow-wrap:anywhere;max-width:28em}
            S .n{text-align:right;white-space:nowrap}
            S label{cursor:pointer;white-space:nowrap}
            S input{position:absolute;opacity:0}
            S label:has(:checked)::after{content:" \\25be"}
            S label:has(:focus-visible){outline:2px solid currentColor;outline-offset:2px}
            """;
    private static final String SORTING = """
            @supports (grid-template-columns:subgrid) and selector(:has(a)){
            S table{display:grid;grid-template-columns:repeat(COLUMNS,auto);width:max-content;max-width:100%}
            S caption{display:block;grid-column:1/-1}
            S thead,S tbody,S tr{display:grid;grid-column:1/-1;grid-template-columns:subgrid}
            """;

    private final Table table;
    private final boolean sortable;
    private final String scope;

    private TableHtml(Table table, boolean sortable) {
        this.table = table;
        this.sortable = sortable;
        scope = "pixelllm-table-" + Integer.toHexString((table.name() + table.columnNames() + table.rowCount()
                + (table.rowCount() == 0 ? "" : table.get(0, 0))).hashCode());
    }

    /** Returns a table as it stands. */
    public static String plain(Table table) {
        return new TableHtml(table, false).html();
    }

    /** Returns a table whose rows can be sorted: texts rising, numbers falling. */
    public static String sortable(Table table) {
        return new TableHtml(table, true).html();
    }

    private String html() {
        Markup html = new Markup().add("<div class=\"%s\"><style>", scope).raw(rules()).raw("</style>");
        html.add("<table role=\"table\"><caption>%s</caption><thead role=\"rowgroup\"><tr role=\"row\">",
                String.valueOf(table.name()));
        for (int i = 0; i < table.columnCount(); i++) {
            head(html, i);
        }
        html.raw("</tr></thead><tbody role=\"rowgroup\">");
        List<int[]> places = new ArrayList<>();
        for (int i = 0; sortable && i < table.columnCount(); i++) {
            places.add(places(table.column(i)));
        }
        for (int row = 0; row < table.rowCount(); row++) {
            row(html, row, places);
        }
        return html.raw("</tbody></table></div>\n").toString();
    }

    private String rules() {
        StringBuilder rules = new StringBuilder(RULES);
        if (sortable) {
            rules.append(SORTING.replace("COLUMNS", String.valueOf(table.columnCount())));
            for (int i = 0; i < table.columnCount(); i++) {
                rules.append(
                        String.format(Locale.ROOT, "S table:has(.s%1$d:checked) tbody tr{order:var(--s%1$d)}\n", i));
            }
            rules.append("}\n");
        }
        return rules.toString().replaceAll("(^|[,{}\\n])S(?=[ {])", "$1." + scope);
    }

    private void head(Markup html, int column) {
        String name = table.column(column).name();
        html.add("<th role=\"columnheader\" scope=\"col\" class=\"%s\">", style(column));
        if (sortable) {
            html.add("<label title=\"sort by %s\"><input type=\"radio\" name=\"%s\" class=\"s%s\">%s</label>", name,
                    scope,
                    column, name);
        } else {
            html.add("%s", name);
        }
        html.raw("</th>");
    }

    private void row(Markup html, int row, List<int[]> places) {
        StringBuilder style = new StringBuilder();
        for (int i = 0; i < places.size(); i++) {
            style.append("--s").append(i).append(':').append(places.get(i)[row]).append(';');
        }
        html.add(sortable ? "<tr role=\"row\" style=\"%s\">" : "<tr role=\"row\">", style);
        for (int i = 0; i < table.columnCount(); i++) {
            html.add("<td role=\"cell\" class=\"%s\">%s</td>", style(i), cell(table.column(i), row));
        }
        html.raw("</tr>\n");
    }

    private String style(int column) {
        return table.column(column) instanceof NumericColumn<?> ? "n" : "t";
    }

    /** Returns what stands in a cell; nothing where a value is missing. */
    private static String cell(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof NumericColumn<?> numbers) {
            double value = numbers.getDouble(row);
            if (column.type() == ColumnType.INTEGER || column.type() == ColumnType.LONG) {
                return String.format(Locale.ROOT, "%.0f", value);
            }
            return String.format(Locale.ROOT, value == Math.rint(value) && value > 100 ? "%.0f" : "%.1f", value);
        }
        String text = column.getString(row);
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
    }

    /** Returns for each row its place when the column is sorted; missing values come last. */
    private static int[] places(Column<?> column) {
        Comparator<Integer> order = column instanceof NumericColumn<?> numbers
                ? Comparator.comparingDouble(row -> numbers.isMissing(row)
                        ? Double.POSITIVE_INFINITY
                        : -numbers.getDouble(row))
                : Comparator.comparing(column::getString);
        List<Integer> rows = IntStream.range(0, column.size()).boxed().sorted(order).toList();
        int[] places = new int[column.size()];
        for (int place = 0; place < places.length; place++) {
            places[rows.get(place)] = place;
        }
        return places;
    }
}
