package org.pixelllm.magics;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What was said of several pictures: a list of values such as Caption, and the same as a table. */
public final class Answers extends AbstractList<Object> {
    private final List<Object> values = new ArrayList<>();
    private final Table table;

    Answers(String name) {
        table = Table.create(name, StringColumn.create("picture"), IntColumn.create("width"),
                IntColumn.create("height"), StringColumn.create("says"), DoubleColumn.create("score"),
                StringColumn.create("box"));
    }

    void take(Answer answer) {
        values.add(answer.value());
        for (Saying saying : answer.sayings()) {
            table.stringColumn("picture").append(answer.overlay().name());
            table.intColumn("width").append(answer.picture().width());
            table.intColumn("height").append(answer.picture().height());
            table.stringColumn("says").append(saying.text());
            table.doubleColumn("score").append(saying.score().orElse(Double.NaN)); // which means that it is missing
            table.stringColumn("box").append(saying.box().map(box -> box.compact()).orElse(""));
        }
    }

    @Override
    public Object get(int index) {
        return values.get(index);
    }

    @Override
    public int size() {
        return values.size();
    }

    /** Returns a copy of the table: a row for each sentence, with its picture, its score and the box it is about. */
    public Table table() {
        return table.copy();
    }
}
