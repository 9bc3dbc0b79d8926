package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pixelllm.PixelLlm;

/** The model that a panel asks: the notebook's, or one that it loads for itself and lets go with the next. */
final class ChosenModel implements AutoCloseable {
    private final Desk desk;
    private final List<String> names = new ArrayList<>(List.of("this notebook's"));
    private String name = "";
    private PixelLlm own;

    ChosenModel(Desk desk) {
        this.desk = desk;
        names.addAll(new Choices(desk.host()).modelsAtHand());
    }

    /** Returns the names to choose from, the notebook's first. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Asks one of them. */
    synchronized <T> T ask(int index, Function<PixelLlm, T> question) {
        if (index == 0) {
            return desk.ask(question);
        }
        if (own == null || !name.equals(names.get(index))) {
            PixelLlm fresh = desk.loader(names.get(index), null).load();
            close();
            own = fresh;
            name = names.get(index);
        }
        return question.apply(own);
    }

    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
