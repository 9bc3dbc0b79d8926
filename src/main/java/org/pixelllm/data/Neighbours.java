package org.pixelllm.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Joins the expressions of one picture that follow each other, so that the picture is looked at once. */
final class Neighbours implements ExampleSource {
    private static final int MOST = 1000; // expressions of one picture

    private final ExampleSource source;
    private Optional<Example> ahead = Optional.empty();

    Neighbours(ExampleSource source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        return ahead.isPresent() || source.hasNext();
    }

    @Override
    public Example next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Example example = ahead.orElseGet(source::next);
        List<BoxedText> expressions = new ArrayList<>(example.expressions());
        ahead = following();
        while (ahead.isPresent() && belongs(ahead.get(), example) && expressions.size() < MOST) {
            expressions.addAll(ahead.get().expressions());
            ahead = following();
        }
        return example.withExpressions(expressions);
    }

    private Optional<Example> following() {
        return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
    }

    private static boolean belongs(Example next, Example example) {
        boolean expressionsOnly = next.narratives().isEmpty() && next.regions().isEmpty();
        return expressionsOnly && next.picture().equals(example.picture()) && next.split().equals(example.split());
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
