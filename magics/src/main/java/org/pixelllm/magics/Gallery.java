package org.pixelllm.magics;

import java.util.Base64;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.report.Detail;
import org.pixelllm.report.OverlayGrid;
import org.pixelllm.report.TableHtml;
import tech.tablesaw.api.Table;

/** Several answers in one display of a notebook: the first of them as pictures, all of them in a table. */
final class Gallery {
    private static final int MOST_ROWS = 100;

    private final Desk desk;
    private final Output output;
    private final boolean isSingle;
    private final boolean gathers;
    private final Answers answers;
    private final OverlayGrid pictures = new OverlayGrid(Detail.SMALL);

    /**
     * Gathers answers.
     *
     * @param name of the table
     * @param all how many answers there will be; a single one is shown as it comes, and so are all in a terminal
     */
    Gallery(Desk desk, Output output, String name, int all) {
        this.desk = desk;
        this.output = output;
        isSingle = all == 1;
        gathers = all > 1 && desk.isNotebook() && !output.isJson();
        answers = new Answers(name);
    }

    void take(Answer answer) {
        answers.take(answer);
        if (!gathers) {
            output.show(desk, answer);
            return;
        }
        output.keep(desk, answer);
        if (pictures.size() < desk.room()) {
            pictures.add(answer.overlay());
            Shown.remember(answer.shown(), answer.overlay());
        }
    }

    /** Shows what has been gathered, and returns the only value or all of them. */
    Object finish() {
        if (gathers) {
            desk.show("", this::bundle);
        }
        return isSingle ? answers.get(0) : answers;
    }

    private Bundle bundle() {
        Table all = answers.table();
        Table shown = all.rowCount() > MOST_ROWS ? all.first(MOST_ROWS) : all;
        return Bundle.html(pictures.text(), pictures.html() + TableHtml.sortable(shown)).with(Bundle.PNG,
                Base64.getEncoder().encodeToString(pictures.png()));
    }

    /** Says how many of several pictures are shown; nothing where all are. */
    String shownOnly() {
        return gathers && pictures.size() < answers.size()
                ? ", the first " + pictures.size() + " shown,"
                : desk.shownOnly();
    }
}
