package org.pixelllm.magics.widget;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one thing of a widget that the user may change.
 *
 * @param name of the thing in the widget's state
 * @param reading takes what the front end sent: nothing, where that cannot stand there
 */
record Entry(String name, Function<Object, Optional<Object>> reading) {
    private static final int LONGEST_TEXT = 10_000;
    /** For what is only looked at. */
    static final Entry NONE = new Entry("", sent -> Optional.empty());

    static final Entry TEXT = new Entry("value",
            sent -> sent instanceof String text && text.length() <= LONGEST_TEXT
                    ? Optional.of(text)
                    : Optional.empty());

    /** Takes a whole number of a range. */
    static Entry number(String name, int least, int most) {
        return new Entry(name, sent -> whole(sent, least, most).map(Function.identity()));
    }

    /** Takes two whole numbers of a range, the lesser first. */
    static Entry span(int least, int most) {
        return new Entry("value", sent -> {
            Stream<?> all = sent instanceof List<?> list && list.size() == 2 ? list.stream() : Stream.of();
            List<Integer> ends = all.flatMap(end -> whole(end, least, most).stream()).toList();
            return ends.size() == 2 && ends.get(0) <= ends.get(1) ? Optional.of(ends) : Optional.empty();
        });
    }

    private static Optional<Integer> whole(Object sent, int least, int most) {
        double value = sent instanceof Number number ? number.doubleValue() : Double.NaN;
        return value >= least && value <= most && value == Math.rint(value)
                ? Optional.of((int) value)
                : Optional.empty();
    }
}
