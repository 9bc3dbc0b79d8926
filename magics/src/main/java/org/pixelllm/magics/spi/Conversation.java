package org.pixelllm.magics.spi;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A conversation with something in the front end, such as a widget; Jupyter calls it a comm.
 *
 * <p>Data are what JSON can hold: maps, lists, texts, numbers, booleans and null. What the front end says comes between
 * cells, one after the other.
 */
public interface Conversation {
    /** Returns the id that both sides know. */
    String id();

    /** Says something, from any thread; nobody hears it where the conversation has ended. */
    void say(Map<String, Object> data);

    /**
     * Sets who listens to the front end.
     *
     * @param said what to do when it says something
     * @param ended what to do when it ends the conversation
     */
    void listen(Consumer<Map<String, Object>> said, Runnable ended);

    /** Ends the conversation. */
    void close();
}
