package org.pixelllm.kernel.cell;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A conversation between the notebook's Java and something in the front end, such as a widget; cells import it.
 *
 * <p>Data are what JSON can hold: maps, lists, texts, numbers, booleans and null. What the front end says is heard
 * between cells, one after the other; an exception of a listener is shown, and the conversation goes on.
 */
public final class Comm {
    private final String id;
    private final String target;
    private final Comms comms;
    private volatile Consumer<News> onMessage = news -> {};
    private volatile Consumer<News> onClose = news -> {};

    /**
     * What one side says to the other.
     *
     * @param data what JSON can hold
     * @param metadata more about it, mostly empty
     * @param buffers binary parts, to which the data may refer
     */
    public record News(Map<String, Object> data, Map<String, Object> metadata, List<byte[]> buffers) {
        public News {
            buffers = List.copyOf(buffers);
        }

        /** Returns news without metadata. */
        public static News of(Map<String, Object> data, byte[]... buffers) {
            return new News(data, Map.of(), List.of(buffers));
        }
    }

    Comm(String id, String target, Comms comms) {
        this.id = id;
        this.target = target;
        this.comms = comms;
    }

    /**
     * Opens a conversation with whoever answers to a name in the front end.
     *
     * @param target the name, such as {@code jupyter.widget}
     */
    public static Comm open(String target, News first) {
        return Hooks.host().comms().open(target, first);
    }

    /**
     * Answers to a name when the front end opens a conversation.
     *
     * @param opened what to do then, with the conversation and the first news
     */
    public static void answer(String target, BiConsumer<Comm, News> opened) {
        Hooks.host().comms().answer(target, opened);
    }

    /** Returns the id that both sides know. */
    public String id() {
        return id;
    }

    /** Returns the name under which it was opened. */
    public String target() {
        return target;
    }

    /** Sets what to do when the front end says something. */
    public Comm onMessage(Consumer<News> listener) {
        onMessage = listener;
        return this;
    }

    /** Sets what to do when the front end ends the conversation. */
    public Comm onClose(Consumer<News> listener) {
        onClose = listener;
        return this;
    }

    void hear(News news) {
        onMessage.accept(news);
    }

    void hearEnd(News news) {
        onClose.accept(news);
    }

    /** Says something to the front end. */
    public void send(News news) {
        comms.send("comm_msg", this, news);
    }

    /** Ends the conversation. */
    public void close() {
        comms.close(this);
    }
}
