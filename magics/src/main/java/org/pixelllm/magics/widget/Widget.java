package org.pixelllm.magics.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.pixelllm.magics.spi.Conversation;

/**
 * A part of a panel: its state lives here, and what is seen of it in the front end.
 *
 * <p>May be read and changed from any thread. What the front end sends that cannot stand in the state is ignored.
 */
public final class Widget {
    /** As in ipywidgets: front ends hear of what one of them changed, unless this variable says no. */
    private static final boolean ECHOES = !Set.of("0", "false", "no", "off")
            .contains(System.getenv().getOrDefault("JUPYTER_WIDGETS_ECHO", "1").toLowerCase(Locale.ROOT));

    private final Conversation conversation;
    private final Map<String, Object> state; // guarded by this
    private final Entry entry;
    private volatile Runnable changed = () -> {};
    private volatile Runnable closed = () -> {};

    Widget(Conversation conversation, Map<String, Object> state, Entry entry) {
        this.conversation = conversation;
        this.state = new LinkedHashMap<>(state);
        this.entry = entry;
        conversation.listen(this::hear, () -> closed.run());
    }

    /** Returns the id by which a front end finds it. */
    public String id() {
        return conversation.id();
    }

    /** Returns one thing of its state, such as {@code value}. */
    public synchronized Object get(String name) {
        return state.get(name);
    }

    /** Changes one thing of its state, here and in the front end. */
    public synchronized void set(String name, Object value) {
        if (!value.equals(state.put(name, value))) {
            say("update", Map.of(name, value));
        }
    }

    /** Sets what to do when the user has changed it. */
    public Widget onChange(Runnable action) {
        changed = action;
        return this;
    }

    /** Sets what to do when the front end has closed it. */
    Widget onClose(Runnable action) {
        closed = action;
        return this;
    }

    /** Takes it out of the front end. */
    void close() {
        conversation.close();
    }

    synchronized Map<String, Object> state() {
        return new LinkedHashMap<>(state);
    }

    private void hear(Map<String, Object> data) {
        if ("request_state".equals(data.get("method"))) {
            say("update", state());
        } else if ("update".equals(data.get("method")) && data.get("state") instanceof Map<?, ?> sent) {
            entry.reading().apply(sent.get(entry.name())).ifPresent(this::entered);
        }
    }

    private void entered(Object value) {
        Object before;
        synchronized (this) {
            before = state.put(entry.name(), value);
            if (ECHOES) {
                say("echo_update", Map.of(entry.name(), value)); // for the same widget in other windows
            }
        }
        if (!value.equals(before)) {
            changed.run();
        }
    }

    private void say(String method, Map<String, Object> told) {
        conversation.say(Map.of("method", method, "state", told, "buffer_paths", List.of()));
    }
}
