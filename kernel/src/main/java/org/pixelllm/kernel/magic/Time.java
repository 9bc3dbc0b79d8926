package org.pixelllm.kernel.magic;

import java.util.Locale;
import org.pixelllm.kernel.shell.CellFailure;
import org.pixelllm.kernel.shell.Source;

/** {@code %time statement} and {@code %%time}: how long code takes, by the wall and by the processor. */
final class Time extends Nested {
    Time() {
        super("time", "%time STATEMENT, or %%time above a cell: runs it and prints how long it took");
    }

    @Override
    Object run(String arguments, Part.Line at, Source cell, Evaluator evaluator) throws CellFailure {
        return timed(required(arguments), at.line(), cell, evaluator);
    }

    @Override
    Object runCell(String arguments, String body, Source cell, Evaluator evaluator) throws CellFailure {
        return timed(body, 2, cell, evaluator);
    }

    private static Object timed(String code, int line, Source cell, Evaluator evaluator) throws CellFailure {
        long start = System.nanoTime();
        try {
            return evaluator.code(code, line, cell);
        } finally {
            double milliseconds = (System.nanoTime() - start) / 1e6;
            System.out.printf(Locale.ROOT, milliseconds < 1000 ? "took %.1f ms%n" : "took %.2f s%n",
                    milliseconds < 1000 ? milliseconds : milliseconds / 1000);
        }
    }
}
