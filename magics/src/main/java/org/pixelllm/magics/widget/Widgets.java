package org.pixelllm.magics.widget;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pixelllm.magics.spi.Conversation;
import org.pixelllm.magics.spi.Conversations;

/**
 * The Jupyter widgets of a notebook that are open: protocol 2.1.0, as ipywidgets 7 and 8 speak it.
 *
 * <p>A page that is loaded anew asks for all of them, over the control conversation or for each by its id.
 *
 * @see <a href="https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md">the protocol</a>
 */
public final class Widgets {
    private static final String TARGET = "jupyter.widget";
    private static final Map<String, Object> VERSION = Map.of("version", "2.1.0");

    private final Conversations conversations;
    private final Map<String, Widget> open = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Finds the widgets of a notebook; nothing where its page is known to have only such as it could not use. */
    public static Optional<Widgets> of(Conversations conversations) {
        // ipywidgets 6 and older, as Debian 12 has them, ask the kernel for its version; 7 and newer do not
        return conversations.wasMissed(TARGET + ".version")
                ? Optional.empty()
                : Optional.of(new Widgets(conversations));
    }

    private Widgets(Conversations conversations) {
        this.conversations = conversations;
        conversations.answer(TARGET + ".control", this::control);
    }

    /** Opens a widget in the front end, which shows it once it is displayed. */
    Widget open(Map<String, Object> state, Entry entry) {
        Conversation conversation = conversations.open(TARGET, Map.of("state", state, "buffer_paths", List.of()),
                VERSION);
        Widget widget = new Widget(conversation, state, entry);
        open.put(widget.id(), widget);
        return widget;
    }

    /** Closes a widget, here and in the front end. */
    void close(Widget widget) {
        open.remove(widget.id());
        widget.close();
    }

    private void control(Conversation conversation) {
        conversation.listen(data -> {
            if ("request_states".equals(data.get("method"))) {
                conversation.say(Map.of("method", "update_states", "states", states(), "buffer_paths", List.of()));
            }
        }, () -> {});
    }

    private Map<String, Object> states() {
        Map<String, Object> states = new LinkedHashMap<>();
        List<Widget> all;
        synchronized (open) {
            all = List.copyOf(open.values());
        }
        for (Widget widget : all) {
            Map<String, Object> state = widget.state();
            states.put(widget.id(), Map.of("model_name", state.get("_model_name"), "model_module",
                    state.get("_model_module"), "model_module_version", state.get("_model_module_version"), "state",
                    state));
        }
        return states;
    }
}
