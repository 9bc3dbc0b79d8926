package org.pixelllm.magics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pixelllm.Caption;
import org.pixelllm.PixelLlm;
import org.pixelllm.Prompt;
import org.pixelllm.geometry.Box;
import org.pixelllm.magics.Asking.Way;
import org.pixelllm.magics.spi.Bundle;
import org.pixelllm.magics.widget.Panel;
import org.pixelllm.magics.widget.Widget;
import org.pixelllm.magics.widget.Widgets;
import org.pixelllm.report.Detail;
import org.pixelllm.report.LivePicture;
import org.pixelllm.report.Notice;
import org.pixelllm.report.Overlay;

/**
 * The panel of {@code explore}: what to ask, and below it what the model says, redrawn when anything changes.
 *
 * <p>Changes are heard between cells; the model is asked on a thread of the panel's own, which waits for nothing but the
 * model.
 */
final class Explorer {
    private final Desk desk;
    private final Subject subject;
    private final LivePicture live;
    private final ChosenModel model;
    private final Newest<Question> newest = new Newest<>("explore", this::answer);
    private final Map<Way, String> texts = new EnumMap<>(Way.class);
    private final Widget way;
    private final Widget which;
    private final Widget beams;
    private final Widget text;
    private final Widget across;
    private final Widget down;
    private final Widget result;
    private final Widget all;
    private final Exploration exploration;

    private record Question(int model, Asking asking) {}

    /** Opens a panel that shows what is known already. */
    Explorer(Desk desk, Widgets widgets, Subject subject, Asking first, Answer known) {
        this.desk = desk;
        this.subject = subject;
        live = new LivePicture(subject.picture(), Detail.SCREEN);
        model = new ChosenModel(desk);
        exploration = new Exploration(known.value());
        texts.put(first.way(), first.text());
        Box box = first.prompt() instanceof Prompt.InBox in ? in.box() : subject.whole();

        Panel panel = new Panel(widgets, "4em");
        way = panel.choice("do", Stream.of(Way.values()).map(Way::verb).toList(), first.way().ordinal())
                .onChange(this::turn);
        which = panel.choice("model", model.names(), 0).onChange(this::ask);
        beams = panel.slider("beams", 1, PixelLlm.MOST_BEAMS, first.beams()).onChange(this::ask);
        text = panel.text("text", first.text()).onChange(this::write);
        across = panel.span("x", subject.picture().width(), (int) box.x0(), (int) box.x1()).onChange(this::ask);
        down = panel.span("y", subject.picture().height(), (int) box.y0(), (int) box.y1()).onChange(this::ask);
        result = panel.html(live.html(known.overlay()));
        all = panel.column("820px", panel.row(way, which), panel.row(text), panel.row(across, down), panel.row(beams),
                result);
        panel.onClose(all, this::close);
        fit();
    }

    Exploration exploration() {
        return exploration;
    }

    Bundle view(Bundle fallback) {
        return Panel.view(all, fallback);
    }

    private Way way() {
        return Way.values()[(Integer) way.get("index")];
    }

    /** Takes up what was written when this was done last. */
    private void turn() {
        text.set("value", texts.getOrDefault(way(), ""));
        fit();
        ask();
    }

    /** Lets only be changed what matters. */
    private void fit() {
        text.set("placeholder", way().hint());
        text.set("disabled", way().hint().isEmpty());
        across.set("disabled", !way().takesBox());
        down.set("disabled", !way().takesBox());
        beams.set("disabled", way() != Way.CAPTION);
    }

    private void write() {
        texts.put(way(), (String) text.get("value"));
        ask();
    }

    private void ask() {
        newest.take(new Question((Integer) which.get("index"), new Asking(way(), (String) text.get("value"),
                subject.at(box()), (Integer) beams.get("value"))));
    }

    private Box box() {
        List<?> x = (List<?>) across.get("value");
        List<?> y = (List<?>) down.get("value");
        return new Box((Integer) x.get(0), (Integer) y.get(0), (Integer) x.get(1), (Integer) y.get(1));
    }

    private void answer(Question question) {
        try {
            Answer answer = model.ask(question.model(), asked -> question.asking().of(asked, subject));
            exploration.shows(answer.value());
            result.set("value", live.html(answer.overlay()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) { // a panel lives on
            String told = desk.problems().tell(desk.program(), e).getMessage();
            result.set("value", Notice.html(told) + live.html(nothing()));
        }
    }

    /** Returns the picture alone. */
    private Overlay nothing() {
        return Overlay.of(subject.picture(), new Caption("", List.of(), 0, Prompt.WHOLE)).named(subject.name());
    }

    private void close() {
        newest.close();
        model.close();
    }
}
