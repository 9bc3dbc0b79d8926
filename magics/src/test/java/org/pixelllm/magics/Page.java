package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pixelllm.magics.spi.Conversation;
import org.pixelllm.magics.spi.Conversations;

/** A page with widgets: it keeps the state of each, as told, and says what its user does. */
final class Page implements Conversations {
    final List<Shown> widgets = new ArrayList<>();
    private final Map<String, Consumer<Conversation>> answers = new HashMap<>();
    private final boolean isOld;

    /** @param isOld whether its widgets are of ipywidgets 6 */
    Page(boolean isOld) {
        this.isOld = isOld;
    }

    /** One widget, or another conversation. */
    static final class Shown implements Conversation {
        final BlockingQueue<Map<String, Object>> heard = new LinkedBlockingQueue<>();
        final Map<String, Object> first;
        private final String id;
        private Consumer<Map<String, Object>> said = data -> {};
        private Runnable ended = () -> {};
        boolean isClosed;

        Shown(String id, Map<String, Object> first) {
            this.id = id;
            this.first = first;
        }

        Object state(String name) {
            return ((Map<?, ?>) first.get("state")).get(name);
        }

        /** Lets the user change something. */
        void enter(String name, Object value) {
            tell(Map.of("method", "update", "state", Map.of(name, value)));
        }

        void tell(Map<String, Object> data) {
            said.accept(data);
        }

        void end() {
            ended.run();
        }

        /** Waits until something is told to be otherwise. */
        Object next(String name) throws InterruptedException {
            while (true) {
                Map<String, Object> data = heard.poll(60, TimeUnit.SECONDS);
                assertNotNull(data, "nothing was told of " + name);
                if (data.get("method").equals("update") && ((Map<?, ?>) data.get("state")).containsKey(name)) {
                    return ((Map<?, ?>) data.get("state")).get(name);
                }
            }
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void say(Map<String, Object> data) {
            heard.add(data);
        }

        @Override
        public void listen(Consumer<Map<String, Object>> said, Runnable ended) {
            this.said = said;
            this.ended = ended;
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    /** Opens a conversation from the page's side. */
    Shown call(String target) {
        Shown conversation = new Shown("call", Map.of());
        answers.get(target).accept(conversation);
        return conversation;
    }

    /** Finds a widget by its kind and label. */
    Shown find(String model, String label) {
        return widgets.stream().filter(each -> model.equals(each.state("_model_name"))
                && (label.isEmpty() || label.equals(each.state("description")))).findFirst().orElseThrow();
    }

    @Override
    public Conversation open(String target, Map<String, Object> data, Map<String, Object> metadata) {
        Shown widget = new Shown("w" + widgets.size(), data);
        widgets.add(widget);
        return widget;
    }

    @Override
    public void answer(String target, Consumer<Conversation> opened) {
        answers.put(target, opened);
    }

    @Override
    public boolean wasMissed(String target) {
        return isOld && target.equals("jupyter.widget.version");
    }
}
