package org.pixelllm.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Examples made of rows one by one; rows that say nothing and bad ones are left out. */
final class RowExamples implements ExampleSource {
    private final Iterator<Row> rows;
    private final Closeable resource;
    private final Reading reading;
    private final Reading.Maker<Example> maker;
    private Optional<Example> next = Optional.empty();

    RowExamples(Rows rows, Reading reading, Reading.Maker<Example> maker) {
        this.rows = rows;
        this.resource = rows;
        this.reading = reading;
        this.maker = maker;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && rows.hasNext()) {
            next = reading.maybe(rows.next(), maker).filter(example -> !example.isEmpty());
        }
        return next.isPresent();
    }

    @Override
    public Example next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Example example = next.get();
        next = Optional.empty();
        return example;
    }

    @Override
    public void close() throws IOException {
        resource.close();
    }
}
