package org.pixelllm.magics;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.spi.Renderer;
import org.pixelllm.report.Detail;
import org.pixelllm.report.Figure;

/**
 * The results shown last, with their pictures: a cell that ends with one of them shows it again.
 *
 * <p>A result itself has no picture; those that are remembered go when memory is short.
 */
public final class Shown implements Renderer {
    private static final int MOST = 8; // pictures are large
    // static, because kernels find renderers by their class
    private static final Deque<Entry> LAST = new ArrayDeque<>();

    private record Entry(SoftReference<Object> result, SoftReference<Figure> figure) {}

    static void remember(Object result, Figure figure) {
        synchronized (LAST) {
            LAST.addFirst(new Entry(new SoftReference<>(result), new SoftReference<>(figure)));
            if (LAST.size() > MOST) {
                LAST.removeLast();
            }
        }
    }

    /** Returns a figure in all its forms. */
    static Bundle bundle(Figure figure, Detail detail) {
        return Bundle.html(figure.text(), figure.html(detail)).with(Bundle.PNG,
                Base64.getEncoder().encodeToString(figure.png()));
    }

    @Override
    public Optional<Bundle> render(Object value) {
        return find(value).map(figure -> bundle(figure, Detail.SCREEN));
    }

    /** Finds the very object: equal results may be of other pictures. */
    private static Optional<Figure> find(Object value) {
        synchronized (LAST) {
            return LAST.stream().filter(entry -> entry.result().get() == value).findFirst()
                    .map(entry -> entry.figure().get());
        }
    }
}
