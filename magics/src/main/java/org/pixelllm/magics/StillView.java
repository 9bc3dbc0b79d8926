package org.pixelllm.magics;

import java.util.ArrayList;
import java.util.List;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.report.Detail;
import org.pixelllm.report.Notice;
import org.pixelllm.report.OverlayGrid;

/**
 * What stands where no panel can be: a picture whole and in quarters, each with its caption.
 *
 * @param reason why it stands there
 */
record StillView(String reason, OverlayGrid grid) {
    private static final String UNSEEN = """
            If you see this, there is no panel here: this page has no Jupyter widgets, or the kernel that made the panel
            has ended. Widgets come with the Python package ipywidgets, 7 or newer, beside JupyterLab or Notebook; run the
            cell again then. Instead of the panel: the picture whole, and its four quarters.""";
    private static final String OLD = """
            There is no panel here: this page has the Jupyter widgets of ipywidgets 6 or older, and it takes 7 or newer.
            Instead: the picture whole, and its four quarters.""";
    private static final String UNSPOKEN = """
            There is no panel here: this kernel cannot talk with Jupyter widgets; the kernel Java (PixelLLM) can.
            Instead: the picture whole, and its four quarters.""";
    private static final String TERMINAL = """
            There is no panel in a terminal: explore opens one in a notebook with Jupyter widgets.
            Instead: the picture whole, and its four quarters.""";

    /**
     * Asks for the captions.
     *
     * @param known what is shown first, unless it is the whole picture's caption
     * @param panel whether a front end with widgets shows a panel instead
     */
    static StillView of(Desk desk, Subject subject, Answer known, boolean panel) {
        OverlayGrid grid = new OverlayGrid(Detail.SMALL);
        Asking whole = Asking.caption(Prompt.WHOLE);
        if (!known.overlay().prompt().equals(Prompt.WHOLE) || known.overlay().found().isPresent()) {
            grid.add(known.titled(subject.name()).overlay());
        }
        grid.add(desk.ask(model -> whole.of(model, subject)).titled("whole picture").overlay());
        for (Box box : quarters(subject.whole())) {
            Asking quarter = Asking.caption(new Prompt.InBox(box));
            grid.add(desk.ask(model -> quarter.of(model, subject)).titled("box " + box.compact()).overlay());
        }
        return new StillView(reason(desk, panel), grid);
    }

    private static String reason(Desk desk, boolean panel) {
        if (panel) {
            return UNSEEN;
        }
        return !desk.isNotebook() ? TERMINAL : desk.host().conversations().isPresent() ? OLD : UNSPOKEN;
    }

    private static List<Box> quarters(Box all) {
        double x = Math.rint(all.x1() / 2);
        double y = Math.rint(all.y1() / 2);
        List<Box> quarters = new ArrayList<>(List.of(new Box(0, 0, x, y), new Box(x, 0, all.x1(), y),
                new Box(0, y, x, all.y1()), new Box(x, y, all.x1(), all.y1())));
        quarters.removeIf(box -> box.area() == 0); // of a picture one pixel wide
        return quarters;
    }

    String text() {
        return reason + "\n\n" + grid.text();
    }

    Bundle bundle() {
        return Bundle.html(text(), Notice.html(reason) + grid.html());
    }
}
